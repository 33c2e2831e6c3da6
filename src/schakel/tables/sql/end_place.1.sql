-- SPDX-License-Identifier: EUPL-1.2
-- Ends a place at a table, never later than it ended already.
CREATE FUNCTION tables.end_place(of_place uuid, on_day date, why text, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE tables_tablemandate p SET "end" = greatest(p.begin, on_day), end_reason = why
     WHERE p.id = of_place AND (actors.acts_as('administrator') OR p.table_id = ANY (tables.governed()))
       AND (p."end" IS NULL OR p."end" > least(on_day, access.today()));
    RETURN FOUND AND journal.keep(entry, 'end_table_mandate', of_place);
END $$;
