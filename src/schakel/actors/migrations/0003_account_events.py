# SPDX-License-Identifier: EUPL-1.2
"""What was done to an account and why; and a round that ends every session of an account.

Safe: an event is about staff, read by administrators and the DPO, and nobody may change or delete
one. `login_round`
stands on an exempt table (staff only) and is part of the hash that a session must match.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from schakel.access.policies import ADMINISTRATOR, DPO, RowPolicy, protect


class Migration(migrations.Migration):
    dependencies = (("actors", "0002_row_policies"),)
    operations = (
        migrations.AddField(
            model_name="account",
            name="login_round",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("second_factor_reset", "second_factor_reset"),
                            ("email_changed", "email_changed"),
                            ("closed", "closed"),
                        ],
                        max_length=30,
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actors.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_events",
                        to="actors.person",
                    ),
                ),
            ],
        ),
        *protect(
            [
                RowPolicy(
                    table="actors_accountevent",
                    select=f"{ADMINISTRATOR} OR {DPO}",
                    insert=f"{ADMINISTRATOR} AND by_id = (SELECT access.actor())",
                )
            ]
        ),
    )
