-- SPDX-License-Identifier: EUPL-1.2
-- The acting person, NULL for nobody.
CREATE FUNCTION access.actor() RETURNS uuid
LANGUAGE sql STABLE AS 'SELECT person FROM access.claims()';
