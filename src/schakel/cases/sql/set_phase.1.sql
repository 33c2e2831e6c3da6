-- SPDX-License-Identifier: EUPL-1.2
-- Says where a running case stands and when it is looked at again.
CREATE FUNCTION cases.set_phase(of_case uuid, phase text, review date, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_case c SET state = phase, review_on = review, version = version + 1
     WHERE c.id = of_case AND c.state <> 'closed' AND phase IN ('deliberation', 'follow_up', 'aftercare')
       AND cases.directs_case(c.id);
    RETURN FOUND AND journal.keep(entry, 'set_phase', of_case);
END $$;
