"""What depends on the widths of letters: drawn lines, broken names, marked text."""
