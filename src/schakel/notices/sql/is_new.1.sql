-- SPDX-License-Identifier: EUPL-1.2
-- What every notice of a person must be: of his day, of this moment, unread and unmailed.
CREATE FUNCTION notices.is_new(on_day date, told_at timestamptz, was_read timestamptz, was_mailed timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT on_day = c.day AND told_at BETWEEN c.moment AND c.moment + interval '10 minutes' AND was_read IS NULL AND was_mailed IS NULL
      FROM access.claims() c
$$;
