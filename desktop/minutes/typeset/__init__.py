"""Setting type: faces, line breaking, pages. Knows blocks and points, nothing of meetings."""
