# SPDX-License-Identifier: EUPL-1.2
"""Every change of who works with Schakel: by an administrator, with an entry in the journal.

Here the right is asked before the row is locked: locking a row asks the database for the right to
change it, and who has
no such right would hear "not found" where a reason is due.
"""
