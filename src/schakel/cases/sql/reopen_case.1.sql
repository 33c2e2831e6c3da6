-- SPDX-License-Identifier: EUPL-1.2
-- Opens a closed case again; its day of destruction falls away.
CREATE FUNCTION cases.reopen_case(of_case uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_case c
       SET state = 'reopened', closed_on = NULL, destroy_on = NULL, outcome = '', exit_criterion = '', closing_words = '',
           version = version + 1
     WHERE c.id = of_case AND c.state = 'closed' AND cases.leads_case(c.id, '{coordinate,chair}');
    RETURN FOUND AND journal.keep(entry, 'reopen_case', of_case);
END $$;
