# SPDX-License-Identifier: EUPL-1.2
"""Answers: may this actor do this, to this, today; and why. The engine; it knows no other room.

Each room describes its own things in a module named `access` and guards its own rows with SQL of
its own; here stand the token, the words for both, the decision, and the registry that finds them.
The database enforces reading, `decide` explains it and decides writing.
Refuses: to look anything up itself; a standing comes in, an answer goes out.
"""
