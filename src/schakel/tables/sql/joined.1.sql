-- SPDX-License-Identifier: EUPL-1.2
-- Every table where the actor has any place.
CREATE FUNCTION tables.joined() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT tables.my_tables('{member,coordinate,retain,chair,direct_case,inform}') $$;
