# SPDX-License-Identifier: EUPL-1.2
"""Whom to invite, and the answer of who is invited."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.web.kit import fields, forms

YES, NO = "yes", "no"


class InviteForm(forms.SchakelForm):
    """Whom to invite. The reminder to phone is not kept anywhere."""

    mandate = fields.FromList(
        label=_("Wie nodigt u uit?"),
        error_messages={"invalid_choice": _("Kies iemand uit de lijst.")},
    )
    phoned = fields.Tick(
        label=_("Ik heb eerst gebeld"),
        help_text=_("Een herinnering voor uzelf. Dit wordt niet bewaard."),
    )

    def __init__(self, *args: Any, invitable: Iterable[MandateFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = ((one.id, f"{one.label}, {one.organisation.name}") for one in invitable)
        fields.offer(self, "mandate", people, nothing=_("Kies iemand"))


class AnswerForm(forms.SchakelForm):
    """Taking part or not; nothing asks why."""

    answer = fields.OneOf(
        label=_("Neemt u deel?"),
        choices=((YES, _("Ik neem deel")), (NO, _("Ik neem niet deel"))),
    )

    @property
    def takes_part(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.cleaned_data["answer"] == YES)
