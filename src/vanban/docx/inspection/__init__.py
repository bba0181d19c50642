"""What a template needs, and what is wrong with its tags."""
