"""Papers: looked at, reworded, approved, exported and printed."""
