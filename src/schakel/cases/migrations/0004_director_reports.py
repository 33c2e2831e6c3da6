# SPDX-License-Identifier: EUPL-1.2
"""The casusregisseur may say how far a task of the case is, as access/writing.py has it.

Safe: the columns stay the same five, and who reads a task does not change. The sub-select stands under the policy of
cases_case, so a director who lost sight of the case changes nothing either.
"""

from django.db import migrations

DIRECTS = """
CREATE POLICY director_reports ON cases_task FOR UPDATE TO schakel_web
    USING (case_id = ANY (ARRAY(SELECT c.id FROM cases_case c
                                 WHERE c.director_id = ANY ((SELECT access.my_mandates())::uuid[]))))
    WITH CHECK (true)
"""


class Migration(migrations.Migration):
    dependencies = (("cases", "0003_intake"),)
    operations = (
        migrations.RunSQL(DIRECTS, "DROP POLICY IF EXISTS director_reports ON cases_task"),
    )
