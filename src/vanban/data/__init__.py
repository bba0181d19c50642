"""The clerk's files: reading with places, editing without losing comments, the model, the workspace."""
