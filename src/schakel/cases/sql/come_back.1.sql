-- SPDX-License-Identifier: EUPL-1.2
-- Ends the place of a running case at a table above another where it stays; the higher table loses sight at once.
CREATE FUNCTION cases.come_back(of_case uuid, from_table uuid, why bytea, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_caseplace p SET ended_on = access.today(), end_reason = why
     WHERE p.case_id = of_case AND p.table_id = from_table AND p.ended_on IS NULL
       AND EXISTS (SELECT 1 FROM cases_caseplace q
                    WHERE q.case_id = of_case AND q.ended_on IS NULL AND q.table_id <> from_table)
       AND EXISTS (SELECT 1 FROM cases_case c WHERE c.id = of_case AND c.state <> 'closed')
       AND cases.leads_case(of_case, '{coordinate,chair}');
    RETURN FOUND AND journal.keep(entry, 'return_case', of_case);
END $$;
