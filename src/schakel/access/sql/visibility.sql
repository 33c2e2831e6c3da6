-- SPDX-License-Identifier: EUPL-1.2
-- Who sees what. Each function answers for the actor and the day of the token; row policies compare with its answer
-- through a scalar sub-select, so that it runs once per query. The same rules in words: docs/architecture.md; in
-- Python: schakel/access/reading.py. A property test proves that they agree.
-- Inside these functions too a call stands in a sub-select: written bare it would run again for every row.

-- The mandates the actor holds today. A begin day counts, an end day does not.
CREATE OR REPLACE FUNCTION access.my_mandates() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(m.id), '{}')
      FROM access.claims() c JOIN actors_mandate m ON m.person_id = c.person
     WHERE m.begin <= c.day AND (m."end" IS NULL OR m."end" > c.day)
$$;

-- Whether one of these mandates has one of these functions.
CREATE OR REPLACE FUNCTION access.i_act_as(functions text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM actors_mandate m WHERE m.id = ANY((SELECT access.my_mandates())::uuid[]) AND m.function = ANY(functions))
$$;

-- The tables where the actor holds one of these roles today.
CREATE OR REPLACE FUNCTION access.my_tables(roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT p.table_id), '{}')
      FROM tables_tablemandate p, access.claims() c
     WHERE p.mandate_id = ANY((SELECT access.my_mandates())::uuid[]) AND p.role = ANY(roles)
       AND p.begin <= c.day AND (p."end" IS NULL OR p."end" > c.day)
$$;

-- Who leads a table: coordinates, retains, or chairs.
CREATE OR REPLACE FUNCTION access.led_tables() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT access.my_tables('{coordinate,retain,chair}') $$;

-- Every table where the actor has any place.
CREATE OR REPLACE FUNCTION access.joined_tables() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT access.my_tables('{member,coordinate,retain,chair,direct_case,inform}') $$;

-- The tables in the territory of a mayor.
CREATE OR REPLACE FUNCTION access.governed_tables() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT tm.table_id), '{}')
      FROM actors_mandate m
      JOIN actors_organisation o ON o.id = m.organisation_id
      JOIN tables_table_municipalities tm ON tm.municipality_id = o.municipality_id
     WHERE m.id = ANY((SELECT access.my_mandates())::uuid[]) AND m.function = 'mayor'
$$;

CREATE OR REPLACE FUNCTION access.led_signals() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(s.id), '{}') FROM cases_signal s
     WHERE s.state NOT IN ('refused', 'destroyed') AND s.table_id = ANY((SELECT access.led_tables())::uuid[])
$$;

CREATE OR REPLACE FUNCTION access.my_signals() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(s.id), '{}') FROM cases_signal s
     WHERE s.state NOT IN ('refused', 'destroyed')
       AND (s.giver_id = ANY((SELECT access.my_mandates())::uuid[]) OR s.table_id = ANY((SELECT access.led_tables())::uuid[]))
$$;

-- Cases that lie today at a table the actor leads in one of these roles.
CREATE OR REPLACE FUNCTION access.cases_led_as(roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT p.case_id), '{}') FROM cases_caseplace p
     WHERE p.ended_on IS NULL AND p.table_id = ANY((SELECT access.my_tables(roles))::uuid[])
$$;

CREATE OR REPLACE FUNCTION access.circle_cases() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT m.case_id), '{}') FROM cases_casemember m
     WHERE m.state = 'accepted' AND m.ended_on IS NULL AND m.mandate_id = ANY((SELECT access.my_mandates())::uuid[])
$$;

CREATE OR REPLACE FUNCTION access.my_cases() RETURNS uuid[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT id), '{}')
      FROM unnest(access.cases_led_as('{coordinate,retain,chair}') || access.circle_cases()) id
$$;

-- Names: the giver's own; opened ones for who leads the table; for the information officer while asked; with the case.
CREATE OR REPLACE FUNCTION access.my_identities() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(i.id), '{}')
      FROM cases_identity i LEFT JOIN cases_signal s ON s.id = i.signal_id
     WHERE i.case_id = ANY((SELECT access.my_cases())::uuid[])
        OR (s.state NOT IN ('refused', 'destroyed') AND (
               i.given_by_id = ANY((SELECT access.my_mandates())::uuid[])
            OR (i.opened_on IS NOT NULL AND s.id = ANY((SELECT access.led_signals())::uuid[]))
            OR (i.opened_on IS NOT NULL AND EXISTS (
                    SELECT 1 FROM cases_informationcheck k
                     WHERE k.signal_id = s.id AND k.asked_of_id = ANY((SELECT access.my_mandates())::uuid[])
                       AND k.cleared_on IS NULL AND k.call_on IS NULL))))
$$;

-- Questions to the information officer: who decides and who was asked, until the signal is sealed.
CREATE OR REPLACE FUNCTION access.my_checks() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(k.id), '{}')
      FROM cases_informationcheck k JOIN cases_signal s ON s.id = k.signal_id
     WHERE s.state NOT IN ('refused', 'destroyed')
       AND (k.asked_of_id = ANY(access.my_mandates())
            OR k.table_id = ANY(access.my_tables('{coordinate,retain}')))
$$;

CREATE OR REPLACE FUNCTION access.my_contributions() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT id), '{}') FROM (
        SELECT c.id FROM cases_contribution c WHERE c.giver_id = ANY((SELECT access.my_mandates())::uuid[])
        UNION ALL
        SELECT c.id FROM cases_contributionreader r JOIN cases_contribution c ON c.id = r.contribution_id
         WHERE r.mandate_id = ANY((SELECT access.my_mandates())::uuid[]) AND c.withdrawn_on IS NULL) mine
$$;

CREATE OR REPLACE FUNCTION access.given_contributions() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(c.id), '{}') FROM cases_contribution c WHERE c.giver_id = ANY((SELECT access.my_mandates())::uuid[])
$$;

CREATE OR REPLACE FUNCTION access.my_meetings() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(m.id), '{}') FROM meetings_meeting m
     WHERE m.table_id = ANY((SELECT access.joined_tables())::uuid[])
        OR EXISTS (SELECT 1 FROM meetings_agendaitem i WHERE i.meeting_id = m.id AND i.case_id = ANY((SELECT access.circle_cases())::uuid[]))
$$;

CREATE OR REPLACE FUNCTION access.led_meetings() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(m.id), '{}') FROM meetings_meeting m
     WHERE m.table_id = ANY((SELECT access.my_tables('{coordinate,chair}'))::uuid[])
$$;

-- What was said and decided: for who was there (rows), for who leads the table that met; without a case, for all who see the meeting.
CREATE OR REPLACE FUNCTION access.heard_items() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT id), '{}') FROM (
        SELECT r.item_id AS id FROM meetings_itemreader r WHERE r.mandate_id = ANY((SELECT access.my_mandates())::uuid[])
        UNION ALL
        SELECT i.id FROM meetings_agendaitem i
         WHERE i.meeting_id = ANY((SELECT access.led_meetings())::uuid[])
            OR (i.case_id IS NULL AND i.meeting_id = ANY((SELECT access.my_meetings())::uuid[]))) heard
$$;

-- The files of which the actor may read at least one row; the rows themselves stay under their own policies.
CREATE OR REPLACE FUNCTION access.my_files() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT file_id), '{}') FROM (
        SELECT file_id FROM cases_signal WHERE id = ANY((SELECT access.my_signals())::uuid[])
        UNION ALL SELECT file_id FROM cases_identity WHERE id = ANY((SELECT access.my_identities())::uuid[])
        UNION ALL SELECT file_id FROM cases_case WHERE id = ANY((SELECT access.my_cases())::uuid[])
        UNION ALL SELECT file_id FROM cases_contribution WHERE id = ANY((SELECT access.my_contributions())::uuid[])
        UNION ALL SELECT d.file_id FROM cases_draft d WHERE d.person_id = access.actor()
        UNION ALL SELECT file_id FROM cases_task
                   WHERE owner_id = ANY((SELECT access.my_mandates())::uuid[])
                      OR (case_id IS NULL AND table_id = ANY((SELECT access.joined_tables())::uuid[]))
        UNION ALL SELECT file_id FROM cases_tendency
                   WHERE to_table_id = ANY((SELECT access.joined_tables())::uuid[]) OR from_table_id = ANY((SELECT access.led_tables())::uuid[])
        UNION ALL SELECT file_id FROM meetings_meeting WHERE id = ANY((SELECT access.my_meetings())::uuid[])
        UNION ALL SELECT c.file_id FROM meetings_agendaitem i JOIN cases_case c ON c.id = i.case_id
                   WHERE i.id = ANY((SELECT access.heard_items())::uuid[])) files
     WHERE file_id IS NOT NULL
$$;

-- Changes after which the actor no longer sees the row. A row policy would refuse the new row, so they are functions
-- that check the power themselves; the Python command asks access.decide first and gives the reasons.
CREATE OR REPLACE FUNCTION access.refuse_signal(signal uuid, destroy date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_signal SET state = 'refused', decided_on = access.today(), destroy_on = destroy, version = version + 1
     WHERE id = signal AND id = ANY((SELECT access.led_signals())::uuid[]) AND state <> 'in_case';
    RETURN FOUND;
END $$;

CREATE OR REPLACE FUNCTION access.decline_case(membership uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_casemember SET state = 'not_taking_part', begin = access.today()
     WHERE id = membership AND mandate_id = ANY((SELECT access.my_mandates())::uuid[]) AND state = 'invited';
    RETURN FOUND;
END $$;

-- The one question that needs more than the actor's own rows: is this file number or pseudonym free at this table?
CREATE OR REPLACE FUNCTION access.pseudonym_is_free(at_table uuid, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT at_table = ANY((SELECT access.led_tables())::uuid[])
       AND NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.table_id = at_table AND lower(c.pseudonym) = lower(wanted))
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO schakel_web, schakel_clock;
