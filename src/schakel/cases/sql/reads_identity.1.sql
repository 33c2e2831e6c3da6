-- SPDX-License-Identifier: EUPL-1.2
-- Names: with the case; of a signal that is not sealed the giver's own, opened ones for who leads the table, and for the
-- information officer while he is asked.
CREATE FUNCTION cases.reads_identity(of_identity uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    mine uuid[] := actors.my_mandates();
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM cases_identity i LEFT JOIN cases_signal s ON s.id = i.signal_id
         WHERE i.id = of_identity
           AND ((i.case_id IS NOT NULL AND cases.reads_case(i.case_id))
                OR (s.state NOT IN ('refused', 'destroyed')
                    AND (i.given_by_id = ANY (mine)
                         OR (i.opened_on IS NOT NULL AND s.table_id = ANY ((SELECT tables.led())::uuid[]))
                         OR (i.opened_on IS NOT NULL AND EXISTS (
                                SELECT 1 FROM cases_informationcheck k
                                 WHERE k.signal_id = s.id AND k.asked_of_id = ANY (mine)
                                   AND k.cleared_on IS NULL AND k.call_on IS NULL))))));
END $$;
