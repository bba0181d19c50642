"""Templates to documents: compiled once, rendered many times."""
