-- SPDX-License-Identifier: EUPL-1.2
-- The one question that needs more than the actor's own rows: is this pseudonym free at a table he leads?
CREATE FUNCTION cases.pseudonym_is_free(at_table uuid, wanted text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN at_table = ANY (tables.led())
       AND NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.table_id = at_table AND lower(c.pseudonym) = lower(wanted));
END $$;
