"""The hall (会场): the screen in which a meeting is taken down while it runs."""
