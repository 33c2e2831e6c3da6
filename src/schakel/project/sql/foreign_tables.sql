-- SPDX-License-Identifier: EUPL-1.2
--
-- What web may do with the tables of Django and allauth. They hold no case and no person discussed: log-in comes
-- before there is an actor, so no row policy can guard them (docs/operations/database.md, exemptions).
-- Run by the owner after each migration; may be run again.

DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES
            ('django_session',            'SELECT, INSERT, UPDATE, DELETE'),
            ('throttle',                  'SELECT, INSERT, UPDATE, DELETE'),
            ('account_emailaddress',      'SELECT, INSERT, UPDATE, DELETE'),
            ('account_emailconfirmation', 'SELECT, INSERT, UPDATE, DELETE'),
            ('mfa_authenticator',         'SELECT, INSERT, UPDATE, DELETE'),
            ('django_content_type',       'SELECT'),
            ('django_migrations',         'SELECT')
        ) AS list (name, rights)
    LOOP
        IF to_regclass('public.' || wanted.name) IS NOT NULL THEN
            EXECUTE format('GRANT %s ON public.%I TO schakel_web', wanted.rights, wanted.name);
        END IF;
    END LOOP;
    -- The clock throws away sessions that have ended.
    IF to_regclass('public.django_session') IS NOT NULL THEN
        GRANT SELECT, DELETE ON public.django_session TO schakel_clock;
    END IF;
    IF to_regclass('public.django_migrations') IS NOT NULL THEN
        GRANT SELECT ON public.django_migrations TO schakel_clock;
    END IF;
END
$$;
