# SPDX-License-Identifier: EUPL-1.2
"""Every change of a table, its places and its protocols, with an entry in the journal."""
