"""A report at a glance: one HTML page with its charts and tables, for people who look rather than read."""
