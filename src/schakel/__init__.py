"""Schakel runs the ketenaanpak integrale veiligheid: the lawful way is the easy way."""
