-- SPDX-License-Identifier: EUPL-1.2
-- Who is asked answers, once: takes part, or does not and sees nothing of it any more.
CREATE FUNCTION cases.answer_invitation(member uuid, takes_part boolean, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_casemember m
       SET state = CASE WHEN takes_part THEN 'accepted' ELSE 'not_taking_part' END, begin = access.today()
     WHERE m.id = member AND m.state = 'invited' AND m.ended_on IS NULL AND m.mandate_id = ANY (actors.my_mandates());
    RETURN FOUND AND journal.keep(entry, 'answer_invitation', member);
END $$;
