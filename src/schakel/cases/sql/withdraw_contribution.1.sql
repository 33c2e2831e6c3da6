-- SPDX-License-Identifier: EUPL-1.2
-- Takes the newest version of a contribution, and what it corrected, out of everyone's sight but the giver's.
CREATE FUNCTION cases.withdraw_contribution(newest uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM cases_contribution c WHERE c.corrects_id = newest) OR NOT cases.gave_contribution(newest) THEN
        RETURN false;
    END IF;
    WITH RECURSIVE version AS (
        SELECT c.id, c.corrects_id FROM cases_contribution c WHERE c.id = newest
        UNION ALL SELECT c.id, c.corrects_id FROM cases_contribution c JOIN version v ON c.id = v.corrects_id)
    UPDATE cases_contribution c SET withdrawn_on = access.today()
      FROM version v WHERE c.id = v.id AND c.withdrawn_on IS NULL;
    RETURN FOUND AND journal.keep(entry, 'withdraw_contribution', newest);
END $$;
