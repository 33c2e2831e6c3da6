-- SPDX-License-Identifier: EUPL-1.2
-- Asks a mandate for a running case, or asks again; an old answer becomes an open question. Answers the id of the place.
CREATE FUNCTION cases.invite(member uuid, of_case uuid, mandate uuid, by_mandate uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c cases_case;
BEGIN
    SELECT * INTO c FROM cases_case WHERE id = of_case;
    IF c.id IS NULL OR c.state = 'closed' OR NOT by_mandate = ANY (actors.my_mandates())
       OR NOT cases.leads_case(of_case, '{coordinate,chair}') THEN
        RETURN false;
    END IF;
    UPDATE cases_casemember SET state = 'invited', begin = access.today()
     WHERE id = member AND case_id = of_case AND mandate_id = mandate AND ended_on IS NULL AND state = 'not_taking_part';
    IF NOT FOUND THEN
        INSERT INTO cases_casemember (id, case_id, mandate_id, state, concern, invited_by_id, begin)
        VALUES (member, of_case, mandate, 'invited', c.concern, by_mandate, access.today());
    END IF;
    RETURN journal.keep(entry, 'invite', member);
END $$;
