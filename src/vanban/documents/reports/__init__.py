"""Reports and reminders: figures and words made into documents."""
