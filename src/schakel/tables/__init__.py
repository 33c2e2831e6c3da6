# SPDX-License-Identifier: EUPL-1.2
"""Knows the overlegtafels: their framework, territory, seats, mandates, protocols and place on the
ladder.

Refuses: a table without a framework, and a power that nobody gave.
"""
