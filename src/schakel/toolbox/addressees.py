# SPDX-License-Identifier: EUPL-1.2
"""Whom a measure may be addressed to, against what is known about whom it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from schakel.toolbox.conditions import Given, Truth
from schakel.toolbox.measure import Addressee
from schakel.toolbox.vocabulary import AddresseeKind

SUBJECT, AGE, PERSONS = "subject", "age", "persons"
OLDEST = 130
ADULT = 18
NAMES = {
    AddresseeKind.PERSON: "een volwassene",
    AddresseeKind.MINOR: "een minderjarige",
    AddresseeKind.GROUP: "een groep",
    AddresseeKind.BUSINESS: "een zaak",
    AddresseeKind.PLACE: "een plaats of gebouw",
}
PEOPLE = frozenset({"person", "family"})
ONE_BY_ONE = "one_by_one"


@dataclass(frozen=True)
class Concerned:
    """Whom or what it may concern; only a person has an age."""

    kind: AddresseeKind
    age: int | None = None

    @property
    def in_general(self) -> str:
        return NAMES[self.kind]

    def __str__(self) -> str:
        return self.in_general if self.age is None else f"iemand van {self.age} jaar"


def possibly_concerned(given: Given) -> tuple[Concerned, ...]:
    """Return everybody it can still be about; one more answer never adds to it."""
    age = given.get(AGE)
    people = _people(age if isinstance(age, int) else None)
    chosen = given.get(SUBJECT)
    if not isinstance(chosen, tuple):
        others = (AddresseeKind.GROUP, AddresseeKind.BUSINESS, AddresseeKind.PLACE)
        return (*people, *(Concerned(kind) for kind in others))
    if PEOPLE.intersection(chosen):
        return people
    if AddresseeKind.GROUP in chosen:
        return _members(given, people)
    return tuple(Concerned(AddresseeKind(one)) for one in chosen)


def addressee_truth(addressees: Iterable[Addressee], concerned: tuple[Concerned, ...]) -> Truth:
    """Return whether the measure may be addressed to all of them, to none, or only to some."""
    every = tuple(addressees)
    fitting = frozenset(any(fits(addressee, one) for addressee in every) for one in concerned)
    return None if len(fitting) > 1 else fitting == {True}


def questions_about_whom(given: Given) -> tuple[str, ...]:
    """Return the unanswered questions that can still tell whom it concerns, in their order."""
    chosen = given.get(SUBJECT)
    if not isinstance(chosen, tuple):
        telling: tuple[str, ...] = (SUBJECT, AGE)
    elif PEOPLE.intersection(chosen):
        telling = (AGE,)
    else:
        telling = (PERSONS, AGE) if AddresseeKind.GROUP in chosen else ()
    return tuple(question for question in telling if question not in given)


def fits(addressee: Addressee, concerned: Concerned) -> bool:
    if addressee.kind is not concerned.kind:
        return False
    return concerned.age is None or fits_age(addressee, concerned.age)


def fits_age(addressee: Addressee, age: int) -> bool:
    """Return whether this adult or minor may be addressed at that age."""
    youngest, oldest = ages_of(addressee)
    return youngest <= age <= oldest


def ages_of(addressee: Addressee) -> tuple[int, int]:
    """Return the youngest and the oldest age; a person is an adult here."""
    adult = addressee.kind is AddresseeKind.PERSON
    lowest, highest = (ADULT, OLDEST) if adult else (0, ADULT - 1)
    youngest = lowest if addressee.youngest is None else max(lowest, addressee.youngest)
    oldest = highest if addressee.oldest is None else min(highest, addressee.oldest)
    return youngest, oldest


def in_words(addressees: Iterable[Addressee]) -> str:
    """Return 'een volwassene, een minderjarige vanaf 14 jaar of een zaak'."""
    told = list(dict.fromkeys(_one(addressee) for addressee in addressees))
    return " of ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def _one(addressee: Addressee) -> str:
    name = NAMES[addressee.kind]
    youngest = f" vanaf {addressee.youngest} jaar" if addressee.youngest else ""
    oldest = f" tot en met {addressee.oldest} jaar" if addressee.oldest else ""
    if addressee.kind is AddresseeKind.PERSON and addressee.youngest == ADULT:
        youngest = ""
    if addressee.kind is AddresseeKind.MINOR and addressee.oldest == ADULT - 1:
        oldest = ""
    return f"{name}{youngest}{oldest}"


@cache
def _people(age: int | None) -> tuple[Concerned, ...]:
    """Return a person of that age, or of every age there is."""
    ages = range(OLDEST + 1) if age is None else (age,)
    return tuple(
        Concerned(AddresseeKind.PERSON if one >= ADULT else AddresseeKind.MINOR, one)
        for one in ages
    )


def _members(given: Given, people: tuple[Concerned, ...]) -> tuple[Concerned, ...]:
    """Return the group, its members one by one, or both while that is not chosen."""
    group = Concerned(AddresseeKind.GROUP)
    chosen = given.get(PERSONS)
    if not isinstance(chosen, tuple):
        return (*people, group)
    return people if ONE_BY_ONE in chosen else (group,)
