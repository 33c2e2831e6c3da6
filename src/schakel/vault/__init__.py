# SPDX-License-Identifier: EUPL-1.2
"""Keeps what is said about people sealed: one data key per file, wrapped by a key outside the
database.

Refuses: to hand out a data key, and to open a field in another place than where it was sealed.
"""
