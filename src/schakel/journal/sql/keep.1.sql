-- SPDX-License-Identifier: EUPL-1.2
-- Writes the entry that a command hands to a named change, and answers true. Only such functions call it. An entry that says
-- something else than what was done stops the change: no entry, no change.
CREATE FUNCTION journal.keep(entry jsonb, deed text, subject uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    kept journal_entry;
BEGIN
    kept := jsonb_populate_record(NULL::journal_entry, entry);
    IF kept.id IS NULL OR kept.action IS DISTINCT FROM deed OR kept.subject IS DISTINCT FROM subject
       OR journal.is_mine_now(kept.actor, kept.day, kept.at) IS NOT TRUE THEN
        RAISE EXCEPTION 'a change is written in the journal as it happens, or it does not happen' USING ERRCODE = '42501';
    END IF;
    INSERT INTO journal_entry (id, at, day, actor, action, subject_kind, subject, "case", "table", refused_by, file, reason, canonical)
    VALUES (kept.id, kept.at, kept.day, kept.actor, kept.action, kept.subject_kind, kept.subject, kept."case", kept."table",
            kept.refused_by, kept.file, kept.reason, kept.canonical);
    RETURN true;
END $$;
