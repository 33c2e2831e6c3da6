-- SPDX-License-Identifier: EUPL-1.2
-- What the procureur consented to stays as it is, for every role; it may only end sooner.
CREATE FUNCTION tables.consented_protocol_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.consent_on IS NOT NULL AND (
        (to_jsonb(NEW) - 'valid_until') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_until')
        OR NEW.valid_until > OLD.valid_until)
    THEN
        RAISE EXCEPTION 'the procureur consented to this protocol: it may only end sooner';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consented_protocol_stays BEFORE UPDATE ON tables_protocol
    FOR EACH ROW EXECUTE FUNCTION tables.consented_protocol_stays();
