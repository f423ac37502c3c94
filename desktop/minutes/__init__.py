"""From the journal to one document model, and from it to text, PDF and workbook."""
