-- SPDX-License-Identifier: EUPL-1.2
-- Brings a running case to the table above one where it lies; the lower table keeps its sight.
CREATE FUNCTION cases.climb(of_case uuid, place uuid, above uuid, by_mandate uuid, why bytea, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO cases_caseplace (id, case_id, table_id, begin, by_id, reason, end_reason)
    SELECT place, c.id, above, access.today(), by_mandate, why, ''
      FROM cases_case c
     WHERE c.id = of_case AND c.state <> 'closed' AND cases.leads_case(c.id, '{coordinate,chair}')
       AND by_mandate = ANY (actors.my_mandates())
       AND EXISTS (SELECT 1 FROM cases_caseplace p JOIN tables_table t ON t.id = p.table_id
                    WHERE p.case_id = c.id AND p.ended_on IS NULL AND t.above_id = above)
       AND NOT EXISTS (SELECT 1 FROM cases_caseplace p
                        WHERE p.case_id = c.id AND p.ended_on IS NULL AND p.table_id = above);
    RETURN FOUND AND journal.keep(entry, 'escalate_case', of_case);
END $$;
