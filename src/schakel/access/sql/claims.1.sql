-- SPDX-License-Identifier: EUPL-1.2
-- Who acts, on which day, since which moment: read from a token that the web role cannot forge. Missing, forged, expired or
-- of another backend: nobody, and no error.
CREATE FUNCTION access.claims(OUT person uuid, OUT day date, OUT moment timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, access AS $$
DECLARE
    raw text := current_setting('schakel.token', true);
    parts text[];
    expected text;
BEGIN
    IF raw IS NULL OR raw = '' THEN RETURN; END IF;
    parts := string_to_array(raw, '|');
    IF cardinality(parts) <> 6 THEN RETURN; END IF;
    SELECT encode(sha256(k.outer_block || sha256(k.inner_block || convert_to(array_to_string(parts[1:5], '|'), 'UTF8'))), 'hex')
      INTO expected FROM access.token_key k;
    IF expected IS DISTINCT FROM parts[6] THEN RETURN; END IF;
    IF parts[4]::int <> pg_backend_pid() OR parts[5]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN; END IF;
    person := parts[1]::uuid;
    day := parts[2]::date;
    moment := to_timestamp(parts[3]::bigint / 1e6);
END $$;
