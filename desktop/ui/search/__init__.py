"""Search over the records of all meetings."""
