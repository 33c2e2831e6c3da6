-- SPDX-License-Identifier: EUPL-1.2
-- What every entry of a person must be: in his own name, on his day, in the moment of his request.
CREATE FUNCTION journal.is_mine_now(by_person uuid, on_day date, written_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT by_person = c.person AND on_day = c.day AND written_at BETWEEN c.moment AND c.moment + interval '10 minutes'
      FROM access.claims() c
$$;
