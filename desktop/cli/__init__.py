"""The command line: a second face on the same use cases, for everything except looking."""
