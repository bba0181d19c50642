"""Dated facts of the country: provinces, dead terms, cited law, the law of awards."""
