# SPDX-License-Identifier: EUPL-1.2
"""The frameworks of the law as pages name them: on which one a table stands, where to read it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from schakel.rules import law
from schakel.rules.framework import Framework
from schakel.web.kit import page
from schakel.web.kit.days import day_words
from schakel.web.kit.sources import confidence_of, verification_of


@dataclass(frozen=True)
class Entry:
    """A framework in a list."""

    name: str
    title: str
    url: str
    since: str
    source: str
    act_url: str
    verification: page.Verification
    confidence: str


@dataclass(frozen=True)
class Rule:
    """A sentence of a framework with its own source."""

    sentence: str
    source: str
    verification: page.Verification


def frameworks_of(kind: str, day: date) -> tuple[Framework, ...]:
    """Return the framework of a kind of table and what it rests on; empty when not in force."""
    on_day = law.book().on(day)
    if not on_day.in_force(kind):
        return ()
    framework = on_day.framework(kind)
    grounds = (on_day.framework(one) for one in framework.rests_on if on_day.in_force(one))
    return (framework, *grounds)


def source_url(framework: str, day: date) -> str:
    """Return the address of one framework on a day."""
    return f"{reverse('source', args=[framework])}?dag={day.isoformat()}"


def entry(framework: Framework, day: date) -> Entry:
    """Return the lines of a framework in a list."""
    return Entry(
        name=framework.name,
        title=framework.title,
        url=source_url(framework.id, day),
        since=day_words(framework.begin),
        source=framework.source.text,
        act_url=framework.source.url or "",
        verification=verification_of(framework.verification),
        confidence=confidence_of(framework.verification),
    )
