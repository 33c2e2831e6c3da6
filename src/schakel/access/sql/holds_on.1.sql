-- SPDX-License-Identifier: EUPL-1.2
-- Whether something that begins and ends holds on a day: a begin day counts, an end day does not (kernel.period.Period).
CREATE FUNCTION access.holds_on(day date, begin date, ended date) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT begin <= day AND (ended IS NULL OR ended > day)';
