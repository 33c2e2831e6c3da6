-- SPDX-License-Identifier: EUPL-1.2
-- An administrator ends a mandate, never his own and never later than it ended already.
CREATE FUNCTION actors.end_mandate(of_mandate uuid, on_day date, why text, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE actors_mandate m SET "end" = greatest(m.begin, on_day), end_reason = why
     WHERE m.id = of_mandate AND m.person_id <> access.actor() AND actors.acts_as('administrator')
       AND (m."end" IS NULL OR m."end" > least(on_day, access.today()));
    RETURN FOUND AND journal.keep(entry, 'end_mandate', of_mandate);
END $$;
