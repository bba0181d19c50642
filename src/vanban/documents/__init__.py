"""The model made into documents: what stands on the page, and nothing of how a page is made."""
