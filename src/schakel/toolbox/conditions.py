# SPDX-License-Identifier: EUPL-1.2
"""Is a condition met by what was answered: yes, no, or nobody knows yet (Kleene's three values)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from schakel.toolbox.measure import AgeSpan, Clause, Condition, SafetyMeasure
from schakel.toolbox.toolbox import Toolbox

# None: nobody knows yet.
Truth = bool | None
Given = Mapping[str, tuple[str, ...] | int]
EVERY = "every"


def conditions_of(
    toolbox: Toolbox, measure: SafetyMeasure, day: date
) -> tuple[tuple[str, Condition], ...]:
    """Return what must be so, with the key under which a person can confirm it.

    'M25/clear-perimeter' for its own; 'every/lighter-considered' for what holds for every decision
    of the municipality that is adverse to somebody.
    """
    own = ((f"{measure.id}/{one.id}", one) for one in measure.conditions_on(day))
    if not measure.adverse:
        return tuple(own)
    shared = (one for one in toolbox.every_adverse.conditions if one.holds_on(day))
    return (*own, *((f"{EVERY}/{one.id}", one) for one in shared))


def clause_truth(clause: Clause, given: Given) -> Truth:
    """Return whether every question of the clause was answered with something that fits."""
    return _all(_fits(question, accepted, given) for question, accepted in clause.items())


def condition_truth(condition: Condition, given: Given, *, confirmed: bool) -> Truth:
    """Return whether the condition is met; a person's word never beats what excludes it."""
    excluded = _any(clause_truth(clause, given) for clause in condition.fails_if)
    met = _any(clause_truth(clause, given) for clause in condition.holds_if)
    nothing_fits = bool(condition.holds_if) and met is False
    if excluded or (nothing_fits and not condition.weighed):
        return False
    if confirmed or met:
        return True
    only_exclusions = bool(condition.fails_if) and not condition.holds_if
    return True if only_exclusions and excluded is False else None


def open_questions(condition: Condition, given: Given, *, confirmed: bool) -> frozenset[str]:
    """Return the unanswered questions whose answer can still change what the condition says."""
    met = condition_truth(condition, given, confirmed=confirmed)
    clauses = condition.fails_if if met else (*condition.fails_if, *condition.holds_if)
    return frozenset(_unanswered(clauses, given))


def _unanswered(clauses: Iterable[Clause], given: Given) -> Iterator[str]:
    for clause in clauses:
        if clause_truth(clause, given) is None:
            yield from clause.keys() - given.keys()


def _fits(question: str, accepted: tuple[str, ...] | AgeSpan, given: Given) -> Truth:
    if question not in given:
        return None
    answer = given[question]
    if isinstance(answer, int):
        return isinstance(accepted, AgeSpan) and accepted.youngest <= answer <= accepted.oldest
    return not isinstance(accepted, AgeSpan) and not set(answer).isdisjoint(accepted)


def _all(truths: Iterable[Truth]) -> Truth:
    known = frozenset(truths)
    if False in known:
        return False
    return None if None in known else True


def _any(truths: Iterable[Truth]) -> Truth:
    known = frozenset(truths)
    if True in known:
        return True
    return None if None in known else False
