-- SPDX-License-Identifier: EUPL-1.2
-- The day on which the acting person acts; never current_date, so that a rule can be asked for any day.
CREATE FUNCTION access.today() RETURNS date
LANGUAGE sql STABLE AS 'SELECT day FROM access.claims()';
