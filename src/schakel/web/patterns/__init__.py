"""The pattern page: every component with sample data, so that nobody builds one twice."""
