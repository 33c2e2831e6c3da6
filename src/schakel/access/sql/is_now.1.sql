-- SPDX-License-Identifier: EUPL-1.2
-- Whether a moment lies in the request of the acting person: not before it began, not after its token expires. What happened
-- is written down when it happens.
CREATE FUNCTION access.is_now(at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT at BETWEEN c.moment AND c.moment + interval '10 minutes' FROM access.claims() c
$$;
