-- SPDX-License-Identifier: EUPL-1.2
-- Opens the name of a signal for who leads its table: a decision of who decides there, in his own name. Answers its id, so that
-- the reason can be sealed beside it.
CREATE FUNCTION cases.open_identity(of_signal uuid, by_mandate uuid, entry jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    opened uuid;
BEGIN
    UPDATE cases_identity i SET opened_on = access.today(), opened_by_id = by_mandate
      FROM cases_signal s
     WHERE s.id = of_signal AND i.signal_id = s.id AND i.opened_on IS NULL
       AND s.state NOT IN ('refused', 'destroyed')
       AND s.table_id = ANY (tables.decided()) AND by_mandate = ANY (actors.my_mandates())
    RETURNING i.id INTO opened;
    IF opened IS NOT NULL THEN
        PERFORM journal.keep(entry, 'open_identity', of_signal);
    END IF;
    RETURN opened;
END $$;
