# SPDX-License-Identifier: EUPL-1.2
"""What a step of a signal asks. None of these forms, but the one that names, asks for a name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.cases.signals.facts import SubjectName
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.versions import VersionForm


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
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose_one_of_us(self, "director", directors)

    def suggest(self, suggestions: tuple[str, ...]) -> None:
        """Show free pseudonyms; without any, a place is asked for."""
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
