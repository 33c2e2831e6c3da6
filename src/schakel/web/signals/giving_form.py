# SPDX-License-Identifier: EUPL-1.2
"""The form that gives a signal: a worry without a name."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.cases.signals.facts import IntakeTable, SignalWords
from schakel.web.kit import fields, forms
from schakel.web.kit.labels import CONCERNS
from schakel.web.signals.labels import SUBJECTS

Kind = TypeVar("Kind", bound=StrEnum)
SELF = ""
NO_NAMES = _("Schrijf geen namen.")


class SignalForm(forms.SchakelForm):
    """A worry without a name. What the table's law does not ask, the form does not ask."""

    concern = fields.OneOf(label=_("Waarover maakt u zich zorgen?"))
    subject_kind = fields.OneOf(label=_("Over wie of wat gaat het?"))
    as_mandate = fields.OneOf(label=_("In welke functie geeft u dit signaal?"))
    giver = fields.FromList(
        label=_("Noteert u dit voor iemand die belt?"),
        required=False,
        help_text=_("De gever krijgt een bericht en ziet dit signaal bij de eigen signalen."),
    )
    behaviour = fields.TextField(
        label=_("Wat is er gezien of gehoord, en wanneer?"),
        help_text=_("Concreet gedrag, met de dagen. Geen namen, geen diagnose."),
        rows=5,
        limit=5000,
    )
    observed_by = fields.TextField(
        label=_("Wie zag of hoorde het?"),
        help_text=_("Een functie volstaat: een leerkracht, een buur. Schrijf geen namen."),
        limit=1000,
        rows=2,
    )
    context = fields.TextField(
        label=_("Wat kan er nog achter zitten?"),
        help_text=_("Wat speelt er mee? Welke andere uitleg is mogelijk?"),
        limit=3000,
        rows=3,
        required=False,
    )
    protective = fields.TextField(
        label=_("Wat gaat er goed, en wie is er voor deze persoon?"),
        limit=3000,
        rows=3,
        required=False,
    )
    tried = fields.TextField(
        label=_("Wat probeerde uw dienst zelf al?"),
        help_text=_("Een tafel vult aan wat een dienst alleen niet kan."),
        limit=3000,
        rows=3,
    )
    question = fields.TextField(
        label=_("Wat vraagt u aan de tafel?"),
        help_text=_("Advies vragen mag ook."),
        limit=1000,
        rows=2,
    )
    known_through = fields.OneOf(
        label=_("Weet u dit door uw werk als hulpverlener?"),
        choices=(
            ("yes", _("Ja")),
            ("no", _("Nee, ik zag of hoorde het zoals iedereen het kon zien of horen")),
            ("doubt", _("Ik twijfel")),
        ),
        option_hints={
            "yes": _("Dan geldt uw beroepsgeheim. U ziet meteen wat hier wel kan."),
            "doubt": _("Bel eerst de coördinator. U kunt praten zonder namen te noemen."),
        },
    )

    def __init__(
        self,
        *args: Any,
        intake: IntakeTable,
        functions: Iterable[MandateFact],
        givers: Iterable[MandateFact],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rules = intake.framework.table
        subjects = rules.subject_kinds if rules else ()
        own = rules.concern_kinds if rules else ()
        fields.offer(self, "concern", _own_first(own, CONCERNS))
        # The others too: who has another worry must hear where it may go.
        fields.offer(self, "subject_kind", _own_first(subjects, SUBJECTS))
        own_functions = tuple(functions)
        fields.offer(self, "as_mandate", ((one.id, one.function_name) for one in own_functions))
        fields.offer(
            self,
            "giver",
            ((one.id, one.label) for one in givers),
            nothing=_("Nee, dit is mijn eigen signaal"),
        )
        if len(own) == 1:
            self.fields["concern"].initial = own[0].value
        if not rules or not rules.discusses_persons:
            self.fields["protective"].label = _("Wat gaat er goed op deze plaats?")
            self.fields["observed_by"].help_text = NO_NAMES
        if len(own_functions) == 1:
            del self.fields["as_mandate"]
        if not intake.may_note_for_others:
            del self.fields["giver"]
        if not intake.asks_secrecy:
            del self.fields["known_through"]

    def words(self) -> SignalWords:
        """Return what was written."""
        names = ("behaviour", "observed_by", "tried", "question", "context", "protective")
        return SignalWords(**{name: self.cleaned_data[name] for name in names})

    @property
    def known_as_helper(self) -> bool:
        """Whether the giver says, or thinks, that he knows it as a helper."""
        return bool(self.cleaned_data.get("known_through", "no") != "no")


def _own_first(own: Iterable[Kind], words: Mapping[Kind, Any]) -> list[tuple[str, Any]]:
    mine = list(own)
    kinds = mine + [kind for kind in words if kind not in mine]
    return [(kind.value, words[kind]) for kind in kinds]
