-- SPDX-License-Identifier: EUPL-1.2
--
-- The four roles of Schakel and what each may do at the gate of the database.
--
-- For a database administrator. No superuser needed: a role with CREATEROLE that owns the database is enough.
-- May be run again at any time. PostgreSQL 15 or newer.
--
--   createdb schakel
--   psql -d schakel -v ON_ERROR_STOP=1 -v owner_password=... -v web_password=... \
--        -v clock_password=... -v backup_password=... -f roles.sql
--
-- A password may be the text itself or a SCRAM verifier (SCRAM-SHA-256$4096:...), which never shows the text.
--
--   schakel_owner   owns the tables and migrates; nobody logs in with it between two releases
--   schakel_web     the web processes: owns nothing, sees rows through the policies only
--   schakel_clock   the clock: due work, nothing else
--   schakel_backup  reads everything for pg_dump --enable-row-security, changes nothing
--
-- What web and clock may do with a table stands in the migration that makes the table.

BEGIN;

SELECT set_config('schakel.owner_password', :'owner_password', true),
       set_config('schakel.web_password', :'web_password', true),
       set_config('schakel.clock_password', :'clock_password', true),
       set_config('schakel.backup_password', :'backup_password', true);

DO $$
DECLARE
    kind text;
    role_name text;
BEGIN
    -- Two installations in one cluster share these roles; one at a time.
    PERFORM pg_advisory_xact_lock(hashtext('schakel roles'));
    FOREACH kind IN ARRAY ARRAY['owner', 'web', 'clock', 'backup'] LOOP
        role_name := 'schakel_' || kind;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', role_name);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT PASSWORD %L', role_name, current_setting('schakel.' || kind || '_password'));
        EXECUTE format('ALTER ROLE %I SET search_path = public', role_name);
    END LOOP;
    SELECT rolname INTO role_name FROM pg_roles
     WHERE rolname IN ('schakel_owner', 'schakel_web', 'schakel_clock', 'schakel_backup')
       AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The role % may do more than it should. Take away superuser, bypassrls, createrole, createdb and replication.', role_name;
    END IF;
    SELECT member.rolname INTO role_name FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member
     WHERE member.rolname IN ('schakel_owner', 'schakel_web', 'schakel_clock', 'schakel_backup') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The role % is a member of another role. Revoke that membership.', role_name;
    END IF;
    -- An administrator who is no superuser may only hand over what he could be himself.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
       AND NOT pg_has_role(current_user, 'schakel_owner', 'USAGE') THEN
        EXECUTE format('GRANT schakel_owner TO %I', current_user);
    END IF;
END
$$;

-- A request that hangs must not hold the others up.
ALTER ROLE schakel_web SET statement_timeout = '15s';
ALTER ROLE schakel_web SET lock_timeout = '5s';
ALTER ROLE schakel_web SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE schakel_clock SET lock_timeout = '5s';
ALTER ROLE schakel_clock SET idle_in_transaction_session_timeout = '60s';

-- The gate: no role but these four, no temporary tables (they could stand in for ours), no new objects.
ALTER SCHEMA public OWNER TO schakel_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO schakel_web, schakel_clock, schakel_backup;

DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO schakel_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO schakel_web, schakel_clock, schakel_backup', current_database());
END
$$;

-- Whatever the owner makes later: the backup reads it, and a function runs for nobody unless a migration says so.
ALTER DEFAULT PRIVILEGES FOR ROLE schakel_owner GRANT USAGE ON SCHEMAS TO schakel_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE schakel_owner GRANT SELECT ON TABLES TO schakel_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE schakel_owner GRANT SELECT ON SEQUENCES TO schakel_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE schakel_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

COMMIT;
