-- SPDX-License-Identifier: EUPL-1.2
-- Ends a place in the circle; it does not come back, a new invitation makes another.
CREATE FUNCTION cases.end_membership(member uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_casemember m SET ended_on = access.today()
     WHERE m.id = member AND m.ended_on IS NULL AND cases.leads_case(m.case_id, '{coordinate,chair}');
    RETURN FOUND AND journal.keep(entry, 'end_membership', member);
END $$;
