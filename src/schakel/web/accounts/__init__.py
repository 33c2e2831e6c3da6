# SPDX-License-Identifier: EUPL-1.2
"""Logging in: invitation, password, second factor, and what happens to typed text when a session
has ended.
"""
