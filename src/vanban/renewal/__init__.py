"""A new year's documents from last year's: what a file says becomes data."""
