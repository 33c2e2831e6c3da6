# SPDX-License-Identifier: EUPL-1.2
"""The door for a person at a shell: `schakel --help`. One module per command; none holds a rule."""

from schakel.project.cli.parser import main

__all__ = ["main"]
