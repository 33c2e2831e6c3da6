-- SPDX-License-Identifier: EUPL-1.2
-- Who made a key, and in which transaction: until a row carries it, it is open to its maker, in that transaction alone.
ALTER TABLE vault_datakey ADD COLUMN made_by uuid DEFAULT access.actor();
ALTER TABLE vault_datakey ADD COLUMN made_in xid8 DEFAULT pg_current_xact_id();
