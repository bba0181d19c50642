"""The checks, a module for each part of the page; each registers itself with `judge.check`."""
