-- SPDX-License-Identifier: EUPL-1.2
-- The officer who was asked answers with a date, once; from then on he no longer sees the name.
CREATE FUNCTION cases.answer_information(of_check uuid, may_be_discussed boolean, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE cases_informationcheck k
       SET cleared_on = CASE WHEN may_be_discussed THEN access.today() END,
           call_on = CASE WHEN may_be_discussed THEN NULL ELSE access.today() END
     WHERE k.id = of_check AND k.cleared_on IS NULL AND k.call_on IS NULL
       AND k.asked_of_id = ANY (actors.my_mandates()) AND cases.reads_check(k.id);
    RETURN FOUND AND journal.keep(entry, 'answer_information', of_check);
END $$;
