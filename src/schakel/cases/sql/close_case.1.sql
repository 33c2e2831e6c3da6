-- SPDX-License-Identifier: EUPL-1.2
-- Closes a case with its outcome and the day of its destruction; the running tasks that nobody keeps lapse with it.
CREATE FUNCTION cases.close_case(of_case uuid, closing jsonb, words bytea, lapse uuid[], entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_case c
       SET state = 'closed', closed_on = access.today(), outcome = closing ->> 'outcome',
           exit_criterion = closing ->> 'exit_criterion', closing_words = words,
           destroy_on = (closing ->> 'destroy_on')::date, review_on = NULL, version = version + 1
     WHERE c.id = of_case AND c.state <> 'closed' AND (closing ->> 'destroy_on')::date > access.today()
       AND cases.directs_case(c.id);
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE cases_task t SET state = 'lapsed', version = version + 1
     WHERE t.case_id = of_case AND t.id = ANY (lapse) AND t.state IN ('open', 'busy');
    RETURN journal.keep(entry, 'close_case', of_case);
END $$;
