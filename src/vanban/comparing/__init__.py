"""What `compare` does, with two Word files (`files`) or two years of a campaign (`years`)."""
