# SPDX-License-Identifier: EUPL-1.2
"""The forms of a signal. None of them, but the one that names, asks for a name."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.cases.signals.facts import IntakeTable, SignalWords, SubjectName
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.versions import VersionForm
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


class StepForm(VersionForm):
    """A step of a signal, which somebody else may take meanwhile."""


class AnswerForm(StepForm):
    """What the giver says to the table."""

    text = fields.TextField(
        label=_("Uw antwoord"), help_text=_("Schrijf geen namen."), rows=5, limit=5000
    )


class AdviceForm(StepForm):
    """What the table advises."""

    text = fields.TextField(
        label=_("Uw advies aan de gever"),
        help_text=_("De gever leest dit en volgt zelf op. Schrijf geen namen."),
        rows=5,
        limit=5000,
    )


class QuestionForm(StepForm):
    """What the table asks."""

    text = fields.TextField(
        label=_("Wat wilt u nog weten?"),
        help_text=_("Vraag naar gedrag en dagen, niet naar een naam."),
        rows=4,
        limit=3000,
    )


class RedirectForm(StepForm):
    """Where the worry belongs. A list, because this word is not sealed."""

    to = fields.OneOf(label=_("Waar hoort dit wel?"))
    text = fields.TextField(
        label=_("Uitleg aan de gever"),
        help_text=_("Wie belt de gever daar, en wat vraagt hij? Schrijf geen namen."),
        rows=4,
        limit=3000,
    )

    def __init__(self, *args: Any, places: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "to", ((place, place) for place in places))


class ProposalForm(StepForm):
    """Why this belongs at the table."""

    text = fields.TextField(
        label=_("Waarom hoort dit bij deze tafel?"),
        help_text=_("Wie beslist, leest dit; de gever ook. Schrijf geen namen."),
        rows=4,
        limit=3000,
    )


class NameForm(StepForm):
    """Whom it is about. Only a name is needed."""

    name = fields.TextField(label=_("Naam"), limit=200)
    birth_date = DayField(
        label=_("Geboortedatum"),
        required=False,
        help_text=_("Alleen als u ze zeker weet. Bijvoorbeeld 3/3/2009."),
    )
    address = fields.TextField(label=_("Adres"), limit=300, required=False)


class OpeningForm(StepForm):
    """Why the name must be known now."""

    reason = fields.TextField(
        label=_("Waarom is de naam nu nodig?"),
        help_text=_("Deze reden staat verzegeld in het logboek, bij uw naam."),
        rows=3,
        limit=1000,
    )


class OfficerForm(StepForm):
    """Whom to ask."""

    asked_of = fields.OneOf(label=_("Aan wie vraagt u het?"))

    def __init__(self, *args: Any, officers: Iterable[MandateFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_one_of_us(self, "asked_of", officers)


class CaseForm(StepForm):
    """A name that hides, and who keeps the thread."""

    pseudonym = fields.TextField(label=_("Schuilnaam"), limit=60)
    director = fields.OneOf(label=_("Wie is casusregisseur?"))

    def __init__(
        self,
        *args: Any,
        directors: Iterable[MandateFact],
        suggestions: tuple[str, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose_one_of_us(self, "director", directors)
        name = self.fields["pseudonym"]
        if suggestions:
            name.initial = suggestions[0]
            name.help_text = _("Iedereen zegt deze naam. Ook vrij: %(others)s.") % {
                "others": ", ".join(suggestions[1:])
            }
        else:
            name.label = _("Hoe noemen we deze plaats?")
            name.help_text = _("Neutraal en zonder naam van een mens: Plein bij de brug.")


class SearchForm(forms.SchakelForm):
    """Another way to write a name."""

    name = fields.TextField(label=_("Naam, zoals u ze kent"), limit=200)


def _choose_one_of_us(form: forms.SchakelForm, name: str, mandates: Iterable[MandateFact]) -> None:
    people = tuple(mandates)
    fields.offer(form, name, ((one.id, one.label) for one in people))
    if len(people) == 1:
        form.fields[name].initial = str(people[0].id)


def subject_of(given: Mapping[str, Any]) -> SubjectName:
    """Return what a NameForm was given."""
    return SubjectName(given["name"], given["birth_date"], given["address"])


def _own_first(own: Iterable[Kind], words: Mapping[Kind, Any]) -> list[tuple[str, Any]]:
    mine = list(own)
    kinds = mine + [kind for kind in words if kind not in mine]
    return [(kind.value, words[kind]) for kind in kinds]
