"""Documents put on disk: whole or not at all, never over what a clerk has edited."""
