-- SPDX-License-Identifier: EUPL-1.2
-- Who decides about signals and names at a table: coordinates or retains.
CREATE FUNCTION tables.decided() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT tables.my_tables('{coordinate,retain}') $$;
