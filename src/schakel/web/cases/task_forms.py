# SPDX-License-Identifier: EUPL-1.2
"""What was agreed, and how far it is."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from schakel.cases.contributions.facts import ReaderFact
from schakel.kernel.vocabulary import TaskState
from schakel.web.cases.labels import REPORTS, reader_label
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.versions import VersionForm


class TaskForm(forms.SchakelForm):
    """What was agreed."""

    what = fields.TextField(
        label=_("Wat spreekt u af?"),
        help_text=_("Eén zin: wie doet wat. Zonder wat vertrouwelijk gezegd is."),
        limit=300,
    )
    owner = fields.OneOf(label=_("Wie doet het?"))
    due_on = DayField(label=_("Tegen wanneer?"))

    def __init__(self, *args: Any, owners: Iterable[ReaderFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "owner", ((one.id, reader_label(one)) for one in owners))


class ReportForm(VersionForm):
    """How far it is."""

    state = fields.OneOf(
        label=_("Hoe ver staat het?"), choices=[(one.value, REPORTS[one]) for one in REPORTS]
    )
    report = fields.TextField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Alleen wat wie de casus leest, moet weten."),
        rows=3,
        limit=2000,
        required=False,
    )

    def reported(self) -> TaskState:
        """Return the state that was chosen."""
        return TaskState(self.cleaned_data["state"])
