-- SPDX-License-Identifier: EUPL-1.2
-- Says how far a task is: its owner, or who runs what it belongs to.
CREATE FUNCTION cases.report_task(of_task uuid, to_state text, words bytea, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_task t SET state = to_state, report = words, reported_on = access.today(), version = version + 1
     WHERE t.id = of_task AND t.state <> 'lapsed' AND to_state IN ('busy', 'done', 'refused')
       AND (t.owner_id = ANY (actors.my_mandates())
            OR (t.case_id IS NOT NULL AND cases.directs_case(t.case_id))
            OR (t.case_id IS NULL AND t.table_id = ANY (tables.run())));
    RETURN FOUND AND journal.keep(entry, 'report_task', of_task);
END $$;
