-- SPDX-License-Identifier: EUPL-1.2
-- Questions to the information officer: who decides and who was asked, until the signal is sealed.
CREATE FUNCTION cases.reads_check(of_check uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM cases_informationcheck k JOIN cases_signal s ON s.id = k.signal_id
         WHERE k.id = of_check AND s.state NOT IN ('refused', 'destroyed')
           AND (k.asked_of_id = ANY ((SELECT actors.my_mandates())::uuid[])
                OR k.table_id = ANY ((SELECT tables.decided())::uuid[])));
END $$;
