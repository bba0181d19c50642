"""Dated facts of the country: provinces and what became of them."""
