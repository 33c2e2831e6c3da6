# SPDX-License-Identifier: EUPL-1.2
"""The forms of a case. None reads a text to guess; what must be known is asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact
from schakel.cases.contributions.facts import ReaderFact, Words
from schakel.cases.tasks.facts import TaskFact
from schakel.kernel.ids import CaseId, MandateId, TaskId
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import CaseState, OnwardUse, Outcome, SourceKind, TaskState
from schakel.kernel.words import folded
from schakel.rules import law
from schakel.web.cases.labels import OUTCOMES, PHASES, REPORTS
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.labels import SOURCES, USES
from schakel.web.kit.versions import VersionForm

YES, NO, DOUBT = "yes", "no", "doubt"
LEAVE, LAPSE = "leave", "lapse"
# So many cases that a search found before stand on its next page.
SHOWN_AGAIN = 100
TEXT_LIMIT = 5000
REASON_LIMIT = 1000


class WordsForm(forms.SchakelForm):
    """What somebody wants to say, how it is known and what it may serve."""

    text = fields.TextField(
        label=_("Wat wilt u delen?"),
        help_text=_("Beschrijf wat u zag of hoorde, en wanneer. Geen diagnose, geen namen."),
        rows=4,
        limit=TEXT_LIMIT,
    )
    known_through = fields.OneOf(
        label=_("Weet u dit door uw werk als hulpverlener?"),
        choices=((YES, _("Ja")), (NO, _("Nee")), (DOUBT, _("Ik twijfel"))),
        option_hints={
            YES: _("Dan geldt uw beroepsgeheim; u ziet meteen wat hier kan."),
            DOUBT: _("Bel eerst de coördinator. U kunt praten zonder namen te noemen."),
        },
    )
    source_kind = fields.OneOf(
        label=_("Hoe weet u het?"),
        choices=[(kind.value, words) for kind, (_tag, words) in SOURCES.items()],
    )
    onward_use = fields.OneOf(
        label=_("Waarvoor mag dit gebruikt worden?"),
        choices=[(kind.value, words) for kind, (_tag, words) in USES.items()],
    )
    not_in_minutes = fields.Tick(label=_("Niet in het verslag"))

    def __init__(self, *args: Any, function: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = law.book().function(function).secrecy
        if self.own is Secrecy.PROFESSIONAL:
            self.fields["known_through"].initial = YES

    def clean_known_through(self) -> str:
        """Send who doubts to the telephone before anything is kept."""
        answer = str(self.cleaned_data["known_through"])
        if answer == DOUBT:
            sentence = gettext(
                "Twijfelt u? Bel dan eerst de coördinator. Er is niets verstuurd of bewaard."
            )
            raise django_forms.ValidationError(sentence)
        return answer

    @property
    def stated(self) -> Secrecy | None:
        """Return the secrecy that the giver stated, None when he did not yet."""
        return self.secrecy_of(str(self.data.get("known_through", "")))

    def secrecy_of(self, answer: str) -> Secrecy | None:
        """Return the secrecy of an answer; the function gives what a helper's "no" leaves."""
        if answer == YES:
            return Secrecy.PROFESSIONAL
        if answer == NO:
            return Secrecy.NONE if self.own is Secrecy.PROFESSIONAL else self.own
        return None

    def words(self) -> Words:
        """Return what was said."""
        given = self.cleaned_data
        return Words(
            text=given["text"],
            source_kind=SourceKind(given["source_kind"]),
            secrecy=self.secrecy_of(given["known_through"]) or Secrecy.PROFESSIONAL,
            onward_use=OnwardUse(given["onward_use"]),
            not_in_minutes=given["not_in_minutes"],
        )


class ShareForm(WordsForm):
    """Words with the readers that the giver chooses."""

    readers = fields.SomeOf(
        label=_("Wie leest mee?"),
        help_text=_("Alleen wie u aanduidt. Wie later komt, leest dit niet."),
        error_messages={"required": _("Kies minstens één lezer.")},
    )

    def __init__(self, *args: Any, possible: Iterable[ReaderFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.possible = tuple(possible)
        fields.offer(self, "readers", ((one.id, reader_label(one)) for one in self.possible))
        self.fields["readers"].initial = [str(one.id) for one in self.possible if one.because]

    def chosen(self) -> list[MandateId]:
        """Return the mandates that were ticked."""
        return [MandateId(UUID(one)) for one in self.cleaned_data["readers"]]


class WidenForm(forms.SchakelForm):
    """More readers for what was shared before."""

    readers = fields.SomeOf(
        label=_("Wie mag dit ook lezen?"),
        error_messages={"required": _("Kies minstens één lezer.")},
    )

    def __init__(self, *args: Any, possible: Iterable[ReaderFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "readers", ((one.id, reader_label(one)) for one in possible))

    def chosen(self) -> list[MandateId]:
        """Return the mandates that were ticked."""
        return [MandateId(UUID(one)) for one in self.cleaned_data["readers"]]


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


class ReasonForm(forms.SchakelForm):
    """Why a case moves."""

    reason = fields.TextField(
        label=_("Waarom?"),
        help_text=_("Deze reden staat verzegeld in het dossier, bij uw naam."),
        rows=3,
        limit=REASON_LIMIT,
    )


class ReopenForm(VersionForm, ReasonForm):
    """Why a case opens again."""


class PhaseForm(VersionForm):
    """Where the case stands, and when it is looked at again."""

    phase = fields.OneOf(
        label=_("Waar staat deze casus?"), choices=[(one.value, PHASES[one]) for one in PHASES]
    )
    review_on = DayField(label=_("Wanneer bekijkt de tafel dit opnieuw?"), required=False)

    def chosen(self) -> CaseState:
        """Return the phase that was chosen."""
        return CaseState(self.cleaned_data["phase"])


class CloseForm(VersionForm):
    """How a case ends, and what happens with each running task."""

    outcome = fields.OneOf(
        label=_("Hoe gaat het nu?"), choices=[(one.value, OUTCOMES[one]) for one in OUTCOMES]
    )
    exit_criterion = fields.OneOf(label=_("Waarom sluit de casus?"))
    words = fields.TextField(
        label=_("Een laatste woord"),
        help_text=_("Kort. De kring leest dit tot het dossier vernietigd wordt."),
        rows=3,
        limit=2000,
        required=False,
    )

    def __init__(self, *args: Any, tasks: Iterable[TaskFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tuple(tasks)
        fields.offer(
            self, "exit_criterion", ((one.code, one.name) for one in law.book().exit_criteria)
        )
        for task in self.tasks:
            named = {"who": task.owner.person.name, "what": task.what}
            label = gettext("%(who)s: %(what)s") % named
            self.fields[f"task_{task.id}"] = fields.OneOf(
                label=label,
                choices=(
                    (LAPSE, gettext("Vervalt met de casus")),
                    (LEAVE, gettext("Blijft lopen, bewust")),
                ),
                error_messages={"required": gettext("Kies wat er met deze afspraak gebeurt.")},
            )

    def outcome_chosen(self) -> Outcome:
        """Return the outcome that was chosen."""
        return Outcome(self.cleaned_data["outcome"])

    def decided(self, choice: str) -> list[TaskId]:
        """Return the tasks with this choice."""
        return [
            task.id for task in self.tasks if self.cleaned_data.get(f"task_{task.id}") == choice
        ]


class TendencyForm(forms.SchakelForm):
    """What the table sees, without names."""

    text = fields.TextField(
        label=_("Welke tendens ziet u?"),
        help_text=_("Zonder namen en zonder pseudoniemen: wat komt vaker voor, en waar?"),
        rows=5,
        limit=3000,
    )
    question = fields.TextField(
        label=_("Wat vraagt u aan de strategische tafel?"), rows=2, limit=REASON_LIMIT
    )


class SearchForm(forms.SchakelForm):
    """Words to look for; they travel in the body of a POST, never in an address."""

    words = fields.TextField(
        label=_("Zoek in wat u mag lezen"),
        help_text=_("Een pseudoniem, een naam of een woord. Een tikfout mag."),
        limit=100,
    )

    def clean_words(self) -> str:
        """Refuse what holds nothing to look for."""
        words: str = self.cleaned_data["words"]
        if not folded(words):
            raise django_forms.ValidationError(gettext("Schrijf een naam, een woord of een getal."))
        return words


class FurtherForm(forms.SchakelForm):
    """Where a search goes on and what it found before; hidden, and written by the page itself."""

    opened_on = django_forms.DateField(input_formats=["%Y-%m-%d"])
    case = django_forms.UUIDField()
    found = django_forms.CharField(required=False, max_length=37 * SHOWN_AGAIN)

    def clean_found(self) -> tuple[CaseId, ...]:
        """Return the cases that were found before."""
        try:
            return tuple(CaseId(UUID(one)) for one in self.cleaned_data["found"].split())
        except ValueError as error:
            raise django_forms.ValidationError(gettext("Zoek opnieuw.")) from error


def reader_label(reader: ReaderFact) -> str:
    """Return a reader with function and power, as a choice shows it."""
    return ", ".join(part for part in (reader.mandate.label, reader.because) if part)
