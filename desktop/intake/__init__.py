"""Other people's spreadsheets become proposed rows with doubts marked; nothing is saved here."""
