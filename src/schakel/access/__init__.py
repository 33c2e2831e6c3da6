# SPDX-License-Identifier: EUPL-1.2
"""Answers: may this actor do this, to this, today; and why.

The database enforces reading (sql/visibility.sql), `decide` explains it and decides writing.
Refuses: to look anything up
itself; facts come in, an answer goes out.
"""
