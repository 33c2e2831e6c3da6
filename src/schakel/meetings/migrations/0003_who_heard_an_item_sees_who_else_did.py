# SPDX-License-Identifier: EUPL-1.2
"""Who was at the table for a point sees who else was: staff who sat in one room, nobody who is discussed.

The minutes of a point name its participants by function; without this, each partner would print another list.
"""

from django.db import migrations

from schakel.access.policies import MY_MANDATES, among

READS = f"mandate_id = ANY({MY_MANDATES}::uuid[]) OR {among('item_id', 'heard_items()')}"


class Migration(migrations.Migration):
    dependencies = (("meetings", "0002_row_policies"), ("access", "0001_functions"))
    operations = (
        migrations.RunSQL(
            f"ALTER POLICY web_reads ON meetings_itemreader USING ({READS})",
            migrations.RunSQL.noop,
        ),
    )
