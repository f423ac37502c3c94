"""Kinds of meeting, changed by the office in forms and tables."""
