"""What is in a PDF: its pages, words, fonts and conformance, and the seal by which we know our own. Pure."""
