-- SPDX-License-Identifier: EUPL-1.2
-- Whether a case of which the actor is in the circle stands on the agenda of a meeting.
CREATE FUNCTION meetings.is_guest(of_meeting uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_agendaitem i JOIN cases_casemember m ON m.case_id = i.case_id
                    WHERE i.meeting_id = of_meeting AND m.state = 'accepted' AND m.ended_on IS NULL
                      AND m.mandate_id = ANY ((SELECT actors.my_mandates())::uuid[]));
END $$;
