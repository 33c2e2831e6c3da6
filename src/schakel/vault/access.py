# SPDX-License-Identifier: EUPL-1.2
"""A wrapped key goes to whoever may read something that it seals.

Which rows carry a key, each room says in the `file` of its own `Rows`; the policy of the table does
the same in SQL. Nothing else opens a key, but in the transaction that made it, to its maker.
"""

from schakel.access.kinds import Thing
from schakel.kernel.message import Message as _

DATA_KEY = Thing("data_key", _("sleutel"))
