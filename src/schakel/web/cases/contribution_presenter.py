# SPDX-License-Identifier: EUPL-1.2
"""What was shared in a case, for who may read it; and why something may not be."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.facts import (
    CaseFile,
)
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.cases.contributions.facts import ContributionFact, ReaderFact
from schakel.kernel.ids import MandateId
from schakel.kernel.ruling import Ruling
from schakel.web.kit import page
from schakel.web.kit.days import near_day
from schakel.web.kit.labels import contribution_tags
from schakel.web.kit.sources import doubt_of
from schakel.web.kit.ways import open_ways, say_first


def said(file: CaseFile, day: date) -> tuple[page.Said, ...]:
    """Return the contributions the database gave, the giver's own with who reads them."""
    names = {one.id: one.mandate.label for one in file.partners}
    return tuple(_said(one, file, names, day) for one in file.said)


def share_refusal(ruling: Ruling, partners: Iterable[ReaderFact]) -> page.Refusal:
    """Return the refusal of a contribution: a telephone call first, then the other ways."""
    coordinators = [one.mandate.person for one in partners if one.coordinates]
    return page.Refusal(
        title=_("Dit mag u hier niet delen, en u hoeft het ook niet"),
        sentence=str(ruling.sentence),
        source=ruling.source.text,
        doubt=doubt_of(ruling.verification) or None,
        ways=(
            *open_ways(ruling.ways_open, coordinators=coordinators, rewrite="#uw-tekst"),
            *say_first(),
        ),
        nothing_kept=True,
    )


def _said(
    one: ContributionFact, file: CaseFile, names: dict[MandateId, str], day: date
) -> page.Said:
    function = one.giver.function_name
    giver = _("U, %(function)s") % {"function": function} if one.is_mine else one.giver.label
    if one.withdrawn_on:
        return page.Said(
            giver=giver,
            when=near_day(one.shared_on, day),
            text=one.words.text,
            tags=(page.Tag(_("ingetrokken"), "no"),),
            footnote=_("Alleen u kunt dit nog lezen."),
        )
    tags = contribution_tags(one.words)
    if one.is_correction:
        tags = (*tags, page.Tag(_("verbeterd")))
    return page.Said(
        giver=giver,
        when=near_day(one.shared_on, day),
        text=one.words.text,
        tags=tags,
        footnote=_readers_sentence(one, names) if one.is_mine else "",
        actions=_own_actions(one, file) if one.is_mine else (),
    )


def _readers_sentence(one: ContributionFact, names: dict[MandateId, str]) -> str:
    known = [names[reader] for reader in one.readers if reader in names]
    if not known:
        return _("Niemand anders leest dit nu.")
    return _("Gelezen door %(readers)s.") % {"readers": "; ".join(sorted(known))}


def _own_actions(one: ContributionFact, file: CaseFile) -> tuple[page.Link, ...]:
    names = [("contribution_withdraw", _("Intrekken"))]
    if SHARE_CONTRIBUTION in file.may:
        names = [
            ("contribution_correct", _("Verbeteren")),
            *names,
            ("contribution_widen", _("Voor meer mensen openen")),
        ]
    return tuple(page.Link(label, reverse(name, args=[one.id])) for name, label in names)
