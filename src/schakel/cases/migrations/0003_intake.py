# SPDX-License-Identifier: EUPL-1.2
"""Opening a name that is still hidden, and the kind of concern on a question to the officer.

Who decides to open a name does not see it yet, so no row policy lets him change its row. The function checks the
power itself and changes the two columns that open it, of one name, on the day of the token; the reason follows in an
ordinary update. The Python command asks access.decide first and gives the reasons.
"""

from django.db import migrations, models

OPEN_IDENTITY = """
CREATE OR REPLACE FUNCTION access.open_identity(of_signal uuid, by_mandate uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    opened uuid;
BEGIN
    UPDATE cases_identity i SET opened_on = access.today(), opened_by_id = by_mandate
      FROM cases_signal s
     WHERE s.id = of_signal AND i.signal_id = s.id AND i.opened_on IS NULL
       AND s.state NOT IN ('refused', 'destroyed')
       AND s.table_id = ANY(access.my_tables('{coordinate,retain}'))
       AND by_mandate = ANY(access.my_mandates())
    RETURNING i.id INTO opened;
    RETURN opened;
END $$;
REVOKE ALL ON FUNCTION access.open_identity(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.open_identity(uuid, uuid) TO schakel_web;
"""


class Migration(migrations.Migration):
    dependencies = (("cases", "0002_row_policies"),)
    operations = (
        migrations.AddField(
            "informationcheck", "concern", models.CharField(max_length=30, default="")
        ),
        migrations.RunSQL(
            OPEN_IDENTITY, "DROP FUNCTION IF EXISTS access.open_identity(uuid, uuid)"
        ),
    )
