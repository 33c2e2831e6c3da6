-- SPDX-License-Identifier: EUPL-1.2
-- Begins the case of a retained signal, in the same file and at the same table: the case, its place, the circle of who leads or
-- directs there, the giver when he is asked, and the signal with its opened name joined to it.
CREATE FUNCTION cases.open_case(of_signal uuid, new_case jsonb, circle uuid[], by_mandate uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    s cases_signal;
    made uuid := (new_case ->> 'id')::uuid;
BEGIN
    SELECT * INTO s FROM cases_signal WHERE id = of_signal FOR UPDATE;
    IF s.id IS NULL OR s.state <> 'retained' OR s.case_id IS NOT NULL OR NOT s.table_id = ANY (tables.decided())
       OR NOT by_mandate = ANY (actors.my_mandates()) THEN
        RETURN false;
    END IF;
    INSERT INTO cases_case (id, file_id, table_id, pseudonym, subject_kind, concern, state, opened_on, review_on, director_id,
                            outcome, exit_criterion, closing_words, version)
    VALUES (made, s.file_id, s.table_id, new_case ->> 'pseudonym', s.subject_kind, s.concern, 'deliberation', access.today(),
            (new_case ->> 'review_on')::date, (new_case ->> 'director')::uuid, '', '', '', 1);
    INSERT INTO cases_caseplace (id, case_id, table_id, begin, by_id, reason, end_reason)
    VALUES (gen_random_uuid(), made, s.table_id, access.today(), by_mandate, '', '');
    INSERT INTO cases_casemember (id, case_id, mandate_id, state, concern, invited_by_id, begin)
    SELECT gen_random_uuid(), made, p.mandate_id, 'accepted', s.concern, by_mandate, access.today()
      FROM tables_tablemandate p
     WHERE p.table_id = s.table_id AND p.mandate_id = ANY (circle)
       AND p.role IN ('coordinate', 'chair', 'direct_case') AND access.holds_on(access.today(), p.begin, p."end")
     GROUP BY p.mandate_id;
    IF new_case ->> 'asked' IS NOT NULL THEN
        INSERT INTO cases_casemember (id, case_id, mandate_id, state, concern, invited_by_id, begin)
        VALUES ((new_case ->> 'asked')::uuid, made, s.giver_id, 'invited', s.concern, by_mandate, access.today());
    END IF;
    UPDATE cases_signal SET case_id = made, state = 'in_case', decided_on = access.today(), redirected_to = '', version = version + 1
     WHERE id = of_signal;
    UPDATE cases_identity SET case_id = made WHERE signal_id = of_signal AND opened_on IS NOT NULL;
    RETURN journal.keep(entry, 'open_case', made);
END $$;
