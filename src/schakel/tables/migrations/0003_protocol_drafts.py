# SPDX-License-Identifier: EUPL-1.2
"""A protocol may be completed until the procureur consented; a mayor may write down who signed.

Safe: none of the columns moves a protocol to another table, and once a consent is written down a
trigger refuses every
change but an earlier end, for every role. A signature may now also be written by who governs the
table: whoever may draw
up the protocol (Action.MANAGE_PROTOCOL) may say who signed it.
"""

from django.db import migrations

from schakel.access.policies import ADMINISTRATOR, among

GOVERNED = among("p.table_id", "governed_tables()")
LED = among("p.table_id", "led_tables()")

DRAFTS = f"""
GRANT UPDATE (reference, consent_by, consent_on, valid_from, purposes, modalities, functions)
    ON tables_protocol TO schakel_web;

CREATE FUNCTION consented_protocol_stays() RETURNS trigger LANGUAGE plpgsql AS $$
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
    FOR EACH ROW EXECUTE FUNCTION consented_protocol_stays();

DROP POLICY web_adds ON tables_protocolsignature;
CREATE POLICY web_adds ON tables_protocolsignature FOR INSERT TO schakel_web WITH CHECK (
    {ADMINISTRATOR} OR protocol_id IN (SELECT id FROM tables_protocol p WHERE {GOVERNED} OR {LED}));
"""


class Migration(migrations.Migration):
    dependencies = (("tables", "0002_row_policies"),)
    operations = (migrations.RunSQL(DRAFTS, migrations.RunSQL.noop),)
