"""The room screen below its window: what the room may see of a meeting, and what of that is on air."""
