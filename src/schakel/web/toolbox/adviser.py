# SPDX-License-Identifier: EUPL-1.2
"""The adviser: plain questions, each may be skipped, and the list that changes as answers come."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from schakel.toolbox.adviser import Advice, Line, advise
from schakel.toolbox.conditions import conditions_of
from schakel.toolbox.toolbox import Toolbox, toolbox
from schakel.toolbox.vocabulary import Outcome
from schakel.web.kit.page import Crumb, Text
from schakel.web.kit.request import ActingRequest, form_page
from schakel.web.toolbox import conversation
from schakel.web.toolbox.conversation import Conversation, QuestionForm
from schakel.web.toolbox.labels import PHASES


@dataclass(frozen=True)
class ShownLine:
    """A condition, and the key under which somebody may confirm it; '' when nobody can."""

    line: Line
    key: str
    confirmed: bool


@dataclass(frozen=True)
class ShownAdvice:
    """What the adviser says about one measure."""

    advice: Advice
    phase: Text
    who: str
    missing: tuple[ShownLine, ...]
    met: tuple[ShownLine, ...]


@dataclass(frozen=True)
class Group:
    """The measures with one outcome, lightest first."""

    outcome: str
    title: str
    lead: str
    items: tuple[ShownAdvice, ...]
    open: bool

    @property
    def can_confirm(self) -> bool:
        return any(line.key for item in self.items for line in item.missing)


@never_cache
@form_page
def adviser(request: ActingRequest) -> HttpResponse:
    """Ask the next question and show the list as it stands; nothing is kept."""
    box = toolbox()
    told, form = _told(request, box)
    return render(request, "toolbox/adviser.html", _context(request, box, told, form))


@never_cache
@form_page
def adviser_print(request: ActingRequest) -> HttpResponse:
    """Show the answers and the list on paper, for the meeting."""
    if request.method != "POST":
        return redirect("adviser")
    box = toolbox()
    told = conversation.read(box, request.POST, request.acting.day)
    context = _context(request, box, told, None)
    context["page_title"] = _("Wat kan hier? Voor het overleg")
    return render(request, "toolbox/adviser_print.html", context)


def _told(request: ActingRequest, box: Toolbox) -> tuple[Conversation, QuestionForm | None]:
    """Return the conversation after what was pressed, and the form of its question."""
    day = request.acting.day
    if request.method != "POST":
        told = conversation.begin(box, day)
        return told, _form(told)
    told = conversation.read(box, request.POST, day)
    asked = request.POST.get("asked", "")
    if change := request.POST.get("change"):
        told = conversation.asking(box, told, change)
        return told, _form(told)
    if asked and "skip" in request.POST:
        told = conversation.without(box, told, asked, day)
    elif asked and "reply" in request.POST:
        return _replied(request, box, conversation.asking(box, told, asked))
    return told, _form(told)


def _replied(
    request: ActingRequest, box: Toolbox, told: Conversation
) -> tuple[Conversation, QuestionForm | None]:
    if told.question is None:
        return told, None
    form = QuestionForm(request.POST, question=told.question)
    if not form.is_valid():
        return told, form
    reply = form.cleaned_data[conversation.ANSWER]
    told = conversation.with_answer(box, told, told.question.id, reply, request.acting.day)
    return told, _form(told)


def _form(told: Conversation) -> QuestionForm | None:
    if told.question is None:
        return None
    known = told.answers.given.get(told.question.id)
    initial = {conversation.ANSWER: _initial(told, known)} if known is not None else {}
    return QuestionForm(question=told.question, initial=initial)


def _initial(told: Conversation, known: tuple[str, ...] | int) -> object:
    if isinstance(known, int):
        return known
    question = told.question
    return list(known) if question and question.kind.value == "many" else known[0]


def _context(
    request: ActingRequest, box: Toolbox, told: Conversation, form: QuestionForm | None
) -> dict[str, object]:
    day = request.acting.day
    shown = [_shown(box, one, told, day) for one in advise(box, told.answers, day=day)]
    title = _("Wat kan hier?")
    return {
        "page_title": title,
        "crumbs": [Crumb(_("Veiligheidskoffer"), reverse("toolbox")), Crumb(title)],
        "told": told,
        "answered": conversation.answered(box, told),
        "form": form,
        "groups": _groups(shown, has_begun=told.has_begun),
        "skipped": [one for one in box.questions if one.id in told.skipped],
        "state": _state(told),
        "day": day,
        "case_url": reverse("case", args=[told.case]) if told.case else "",
    }


def _state(told: Conversation) -> list[tuple[str, str]]:
    """Return the conversation as hidden fields; nothing of it is kept elsewhere."""
    given = [
        (f"q-{question}", str(one))
        for question, answer in told.answers.given.items()
        for one in (answer if isinstance(answer, tuple) else (answer,))
    ]
    skipped = [("skipped", one) for one in sorted(told.skipped)]
    return [*given, *skipped, *([("case", str(told.case))] if told.case else [])]


def _shown(box: Toolbox, advice: Advice, told: Conversation, day: date) -> ShownAdvice:
    keys = {condition.id: key for key, condition in conditions_of(box, advice.measure, day)}

    def lines(of: tuple[Line, ...]) -> tuple[ShownLine, ...]:
        named = ((line, keys.get(line.condition, "")) for line in of)
        return tuple(ShownLine(line, key, key in told.answers.confirmed) for line, key in named)

    return ShownAdvice(
        advice,
        phase=PHASES[advice.measure.phase][0],
        who=box.organ(advice.measure.organ).name,
        missing=lines(advice.missing),
        met=lines(advice.met),
    )


def _groups(shown: list[ShownAdvice], *, has_begun: bool) -> tuple[Group, ...]:
    titles = {
        Outcome.POSSIBLE_NOW: (
            _("Kan nu"),
            _("Aan elke voorwaarde die de wet stelt, is volgens uw antwoorden voldaan."),
        ),
        Outcome.POSSIBLE_IF: (
            _("Kan als"),
            _("Er ontbreekt nog iets. Bij elke maatregel staat wat, en wie het kan geven."),
        ),
        Outcome.NOT_POSSIBLE: (
            _("Kan niet"),
            _("Een regel sluit dit hier uit. Bij elke maatregel staat welke, en wat wel kan."),
        ),
    }
    return tuple(
        Group(
            outcome.value,
            title,
            lead,
            tuple(one for one in shown if one.advice.outcome is outcome),
            # Before the first answer 45 lines would only stand in the way.
            open=has_begun and outcome is not Outcome.NOT_POSSIBLE,
        )
        for outcome, (title, lead) in titles.items()
    )
