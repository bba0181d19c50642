"""Word files: templates to bytes, what a template needs, and templates made from the decree's numbers."""
