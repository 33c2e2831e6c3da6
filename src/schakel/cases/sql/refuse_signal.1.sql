-- SPDX-License-Identifier: EUPL-1.2
-- Refusing seals a signal from everyone's sight at once, its own decider included.
CREATE FUNCTION cases.refuse_signal(of_signal uuid, destroy date, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_signal s
       SET state = 'refused', decided_on = access.today(), destroy_on = destroy, version = version + 1
     WHERE s.id = of_signal AND s.state IN ('new', 'more_asked', 'advised', 'proposed', 'retained')
       AND destroy >= access.today() AND s.table_id = ANY (tables.decided());
    RETURN FOUND AND journal.keep(entry, 'refuse_signal', of_signal);
END $$;
