# SPDX-License-Identifier: EUPL-1.2
"""Tells a mandate that something happened: a kind and a link, never content.

Refuses: a text, a name, and a notice about what its writer does not see.
"""
