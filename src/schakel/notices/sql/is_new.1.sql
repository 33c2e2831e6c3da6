-- SPDX-License-Identifier: EUPL-1.2
-- What every notice of a person must be: of his day, of this moment, unread and unmailed.
CREATE FUNCTION notices.is_new(day date, at timestamptz, read_at timestamptz, mailed_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT day = c.day AND at BETWEEN c.moment AND c.moment + interval '10 minutes' AND read_at IS NULL AND mailed_at IS NULL
      FROM access.claims() c
$$;
