"""A recognised document turned into a plan's data; no files, no Word."""
