"""A page as it is measured: millimetres and points, and the components that a clerk sees on it."""
