"""Template tags: the components every page is made of."""
