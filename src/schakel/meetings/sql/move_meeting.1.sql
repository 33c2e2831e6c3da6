-- SPDX-License-Identifier: EUPL-1.2
-- Opens, closes or calls off a meeting. Who chairs holds that power at its table.
CREATE FUNCTION meetings.move_meeting(of_meeting uuid, deed text, to_state text, by_chair uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE meetings_meeting m
       SET state = to_state, version = version + 1,
           chair_id = CASE WHEN deed = 'open_meeting' THEN by_chair ELSE m.chair_id END,
           opened_at = CASE WHEN deed = 'open_meeting' THEN coalesce(m.opened_at, (entry ->> 'at')::timestamptz) ELSE m.opened_at END,
           closed_at = CASE WHEN deed = 'close_meeting' THEN (entry ->> 'at')::timestamptz ELSE m.closed_at END,
           sequence = m.sequence + CASE WHEN deed = 'change_meeting' THEN 1 ELSE 0 END
     WHERE m.id = of_meeting AND m.table_id = ANY (tables.run())
       AND CASE deed
           WHEN 'open_meeting' THEN m.state IN ('planned', 'general_only') AND to_state IN ('general_only', 'open')
           WHEN 'close_meeting' THEN m.state IN ('general_only', 'open') AND to_state = 'closed'
           WHEN 'change_meeting' THEN m.state = 'planned' AND to_state = 'cancelled'
           ELSE false END
       AND (by_chair IS NULL OR EXISTS (
               SELECT 1 FROM tables_tablemandate p
                WHERE p.mandate_id = by_chair AND p.table_id = m.table_id AND p.role = 'chair'
                  AND access.holds_on(access.today(), p.begin, p."end")));
    RETURN FOUND AND journal.keep(entry, deed, of_meeting);
END $$;
