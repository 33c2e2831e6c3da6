-- SPDX-License-Identifier: EUPL-1.2
-- Gives a seat or a power at a table: by a mayor of its territory, or written in by an administrator, who gives himself
-- nothing and gives no administrator anything.
CREATE FUNCTION tables.give_place(place jsonb, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    given tables_tablemandate := jsonb_populate_record(NULL::tables_tablemandate, place);
    holder actors_mandate;
BEGIN
    SELECT * INTO holder FROM actors_mandate m WHERE m.id = given.mandate_id;
    IF holder.id IS NULL OR holder.function = 'administrator' THEN RETURN false; END IF;
    IF NOT given.table_id = ANY (tables.governed())
       AND NOT (actors.acts_as('administrator') AND holder.person_id <> access.actor()) THEN
        RETURN false;
    END IF;
    INSERT INTO tables_tablemandate
    SELECT (jsonb_populate_record(NULL::tables_tablemandate, place || '{"end_reason": ""}')).*;
    RETURN journal.keep(entry, 'give_table_mandate', given.id);
END $$;
