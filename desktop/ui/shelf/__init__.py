"""The shelf: every meeting of the store."""
