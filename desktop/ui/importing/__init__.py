"""Taking in the office's ledger: looked at row by row, saved only when confirmed."""
