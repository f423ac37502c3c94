"""The store: numbered, chained entries and plain tables; knows nothing of meetings."""
