"""The use cases: the one writer of journals, the shelf, drafts, publishing; the only importer of the store."""
