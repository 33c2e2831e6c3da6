-- SPDX-License-Identifier: EUPL-1.2
-- The journal takes entries and gives none back: no role may change, delete or truncate, not even the owner.
ALTER TABLE journal_entry ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
CREATE FUNCTION journal.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse();
