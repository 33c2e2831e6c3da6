# SPDX-License-Identifier: EUPL-1.2
"""Why somebody sees a thing; why something cannot, and what would make it possible."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.access.decide import decide
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.kernel.errors import NotFoundError
from schakel.web.kit import links, refusals, ways
from schakel.web.kit.request import ActingRequest
from schakel.web.why import explain, subjects


@require_safe
def why(request: ActingRequest, kind: str, thing: UUID) -> HttpResponse:
    """Show the rule by which the actor sees this, as whom, and on which law."""
    actor, day = request.acting.actor, request.acting.day
    subject = subjects.read(kind, thing)
    rule = subject.kind.reading.rule(actor, subject.standing, day)
    if rule is None:
        raise NotFoundError
    context = {
        "page_title": _("Waarom zie ik dit?"),
        "sentence": rule.yes,
        "seen_as": explain.seen_as(actor, subject, rule, day),
        "rule": explain.rule_of(rule.answer(allowed=True)),
        "others": subject.kind.others,
        "frameworks": explain.frameworks(subject, day),
        "thing_url": links.address_of(kind, thing),
    }
    return render(request, "why/why.html", context)


@require_safe
def why_not(request: ActingRequest, action: str, kind: str, thing: UUID) -> HttpResponse:
    """Show why the actor cannot do this, and what would make it possible."""
    actor, day = request.acting.actor, request.acting.day
    asked = subjects.action_on(action, kind)
    subject = subjects.read(kind, thing)
    decision = decide(actor, asked, subject.standing, day)
    if not decision.may_know:
        raise NotFoundError
    context = {
        "page_title": _("Waarom kan ik dit niet?"),
        "decision": decision,
        "rule": explain.rule_of(decision),
        "refusal": refusals.refusal(
            decision,
            ways=ways.ways_of_refusal(decision.ruling.ways_open, asked, subject.standing, day),
        ),
        "secrets": explain.secrets(subject, day) if asked is SHARE_CONTRIBUTION else (),
        "frameworks": explain.frameworks(subject, day),
        "thing_url": links.address_of(kind, thing),
    }
    return render(request, "why/why_not.html", context)
