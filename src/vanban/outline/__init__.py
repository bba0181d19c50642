"""The text of a document as a clerk types it: outline text to a tree and back."""
