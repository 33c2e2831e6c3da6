"""The door for a browser: pages, forms, components and static files; it holds no rule.

A view parses a form, calls one command or query of a room and renders. It refuses to decide who
may do what:
that answer comes from ``access``, with its reason, and this door only turns it into a page.
"""
