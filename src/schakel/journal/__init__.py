# SPDX-License-Identifier: EUPL-1.2
"""Remembers what happened: append-only, in the transaction of the change itself.

Refuses: to change or forget an entry, and to hold the content of a file.
"""
