"""The pattern page: every component with sample data, so that a page is built from what is already there."""
