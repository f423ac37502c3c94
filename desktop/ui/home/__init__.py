"""The page the program opens with: what to go on with, what is due, and every way in."""
