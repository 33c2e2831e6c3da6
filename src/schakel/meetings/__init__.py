# SPDX-License-Identifier: EUPL-1.2
"""Lets a table meet: agenda, presence, decisions, minutes.

Refuses: to open without a legal ground, and to show an item to who was not there.
"""
