"""Preparing a meeting, step by step, saved while it is typed."""
