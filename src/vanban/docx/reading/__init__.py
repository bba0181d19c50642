"""Word files read with care: safe packages, the places in them, the tags of a template."""
