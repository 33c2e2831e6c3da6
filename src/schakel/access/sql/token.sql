-- SPDX-License-Identifier: EUPL-1.2
-- Who acts, and on which day: read from a token that the web role cannot forge.
CREATE SCHEMA IF NOT EXISTS access;
GRANT USAGE ON SCHEMA access TO schakel_web, schakel_clock;

-- HMAC-SHA256 keeps its key as two padded blocks, because PostgreSQL has sha256 but no hmac without an extension.
CREATE TABLE IF NOT EXISTS access.token_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    inner_block bytea NOT NULL,
    outer_block bytea NOT NULL
);
REVOKE ALL ON access.token_key FROM PUBLIC, schakel_web, schakel_clock;

CREATE OR REPLACE FUNCTION access.claims(OUT person uuid, OUT day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, access AS $$
DECLARE
    raw text := current_setting('schakel.token', true);
    parts text[];
    expected text;
BEGIN
    IF raw IS NULL OR raw = '' THEN RETURN; END IF;
    parts := string_to_array(raw, '|');
    IF cardinality(parts) <> 5 THEN RETURN; END IF;
    SELECT encode(sha256(k.outer_block || sha256(k.inner_block || convert_to(array_to_string(parts[1:4], '|'), 'UTF8'))), 'hex')
      INTO expected FROM access.token_key k;
    IF expected IS DISTINCT FROM parts[5] THEN RETURN; END IF;
    IF parts[3]::int <> pg_backend_pid() OR parts[4]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN; END IF;
    person := parts[1]::uuid;
    day := parts[2]::date;
END $$;

CREATE OR REPLACE FUNCTION access.actor() RETURNS uuid
LANGUAGE sql STABLE AS 'SELECT person FROM access.claims()';

CREATE OR REPLACE FUNCTION access.today() RETURNS date
LANGUAGE sql STABLE AS 'SELECT day FROM access.claims()';
