# SPDX-License-Identifier: EUPL-1.2
"""Cases in a list, and what a search found."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.facts import (
    CaseSummary,
    FoundCase,
)
from schakel.cases.case.queries.search import CONTRIBUTION, NAME, PSEUDONYM
from schakel.kernel.vocabulary import CaseState
from schakel.web.cases.labels import state_tag
from schakel.web.kit import page
from schakel.web.kit.days import day_words
from schakel.web.kit.labels import CONCERNS


def case_rows(cases: Sequence[CaseSummary], day: date) -> page.DataTable:
    """Return cases as a table."""
    return page.DataTable(
        caption=_("Casussen die u mag lezen"),
        columns=(_("Casus"), _("Tafel"), _("Waar ze staat"), _("Volgende herziening")),
        rows=tuple(
            (
                page.Cell(
                    one.pseudonym,
                    reverse("case", args=[one.id]),
                    small=str(CONCERNS[one.concern]),
                ),
                page.Cell(one.table_name),
                page.Cell("", tag=state_tag(one.state)),
                _review(one, day),
            )
            for one in cases
        ),
    )


def found_rows(results: Iterable[FoundCase]) -> list[page.Todo]:
    """Return what a search found: the case and where, no text."""
    words = {
        PSEUDONYM: _("in het pseudoniem"),
        NAME: _("in een naam"),
        CONTRIBUTION: _("in een inbreng die u mag lezen"),
    }
    return [
        page.Todo(
            when=str(one.case.table_name),
            sentence=one.case.pseudonym,
            url=reverse("case", args=[one.case.id]),
            small=_("Gevonden %(where)s.")
            % {"where": ", ".join(words[where] for where in sorted(one.where, reverse=True))},
            tag=state_tag(one.case.state),
        )
        for one in results
    ]


def found_again(cases: Iterable[CaseSummary]) -> list[page.Todo]:
    """Return what the parts before this one found."""
    return [
        page.Todo(
            when=one.table_name,
            sentence=one.pseudonym,
            url=reverse("case", args=[one.id]),
            tag=state_tag(one.state),
        )
        for one in cases
    ]


def _review(one: CaseSummary, day: date) -> page.Cell:
    if one.state is CaseState.CLOSED or one.review_on is None:
        return page.Cell(_("geen"))
    if one.review_is_late(day):
        return page.Cell(day_words(one.review_on), tag=page.Tag(_("voorbij"), "no"))
    return page.Cell(day_words(one.review_on))
