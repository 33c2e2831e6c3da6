# SPDX-License-Identifier: EUPL-1.2
"""The journal takes entries and gives none back: no role may change, delete or truncate, not even the owner."""

from django.db import migrations

from schakel.access.policies import DPO, RowPolicy, among, protect

LED = among('"case"', "cases_led_as('{coordinate,chair}')")
APPEND_ONLY = """
ALTER TABLE journal_entry ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuses();
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
"""


class Migration(migrations.Migration):
    dependencies = (("journal", "0001_initial"), ("access", "0001_functions"))
    operations = (
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
        *protect(
            [
                RowPolicy(
                    table="journal_entry",
                    select=f"actor = (SELECT access.actor()) OR {DPO} OR {LED}",
                    insert="(SELECT access.actor()) IS NOT NULL AND actor = (SELECT access.actor())",
                    clock=("INSERT",),
                )
            ]
        ),
    )
