-- SPDX-License-Identifier: EUPL-1.2
-- A step of a signal: the coordinator triages, who retains retains, an answer to a question makes it new again.
CREATE FUNCTION cases.move_signal(of_signal uuid, deed text, to_state text, elsewhere text, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_signal s
       SET state = to_state, decided_on = access.today(), redirected_to = elsewhere, version = version + 1
     WHERE s.id = of_signal
       AND CASE deed
           WHEN 'triage_signal' THEN to_state IN ('advised', 'more_asked', 'redirected', 'proposed')
                AND s.state IN ('new', 'more_asked', 'advised', 'proposed')
                AND s.table_id = ANY (tables.my_tables('{coordinate}'))
           WHEN 'retain_signal' THEN to_state = 'retained'
                AND s.state IN ('new', 'more_asked', 'advised', 'proposed')
                AND s.table_id = ANY (tables.my_tables('{retain}'))
           WHEN 'answer_signal' THEN to_state = 'new' AND s.state = 'more_asked'
                AND (s.giver_id = ANY (actors.my_mandates()) OR s.table_id = ANY (tables.my_tables('{coordinate}')))
           ELSE false END;
    RETURN FOUND AND journal.keep(entry, deed, of_signal);
END $$;
