# SPDX-License-Identifier: EUPL-1.2
"""Knows the people who work with Schakel: organisations, functions, mandates, clearances, accounts.

Refuses: to know anyone who is discussed.
"""
