# SPDX-License-Identifier: EUPL-1.2
"""The adviser: what is refused first, then what is possible, then in which order."""

import dataclasses
from datetime import date
from typing import ClassVar

import pytest

from schakel.kernel.sources import Confidence, Source, Status, Verification
from schakel.toolbox.adviser import Advice, advise, advise_on, lightest_first
from schakel.toolbox.answers import Answers
from schakel.toolbox.measure import (
    Addressee,
    AgeSpan,
    Clause,
    Condition,
    Lighter,
    SafetyMeasure,
)
from schakel.toolbox.toolbox import Toolbox, toolbox
from schakel.toolbox.vocabulary import AddresseeKind, ConditionKind, Outcome, Phase

DAY = date(2026, 12, 29)
SOURCE = Source("een artikel", ("K-high",))
UNVERIFIED = Verification(Status.UNVERIFIED, confidence=Confidence.MEDIUM)
# Two GAS reports on the station square and a letter before.
PLACE_BAN: dict[str, tuple[str, ...] | int] = {
    "subject": ("person",),
    "age": 19,
    "concern": ("rule_breaches",),
    "ground": ("repeated_breaches",),
    "tried": ("written_warning",),
    "perimeter": ("clear",),
    "persons": ("one_by_one",),
    "evidence": ("gas_report",),
}


def place_ban(*confirmed: str, **changed: tuple[str, ...] | int) -> Advice:
    return about("M25", Answers({**PLACE_BAN, **changed}, frozenset(confirmed)))


def about(measure_id: str, answers: Answers, day: date = DAY) -> Advice:
    return advise_on(toolbox(), toolbox().measure(measure_id), answers, day=day)


def because(advice: Advice) -> list[str]:
    return [line.condition for line in advice.because]


def missing(advice: Advice) -> list[str]:
    return [line.condition for line in advice.missing]


def condition(**said: object) -> Condition:
    told = {
        "id": "asked-for",
        "kind": ConditionKind.FACT,
        "sentence": "Zo moet het zijn.",
        "otherwise": "Zo is het niet.",
        "supplied_by": ("mayor",),
        "source": SOURCE,
        "verification": UNVERIFIED,
    }
    return Condition.model_validate({**told, **said})


def measure(**changed: object) -> SafetyMeasure:
    """Return a measure for everybody, without conditions, that is adverse to nobody."""
    everybody = tuple(addressee(kind) for kind in AddresseeKind)
    told = {"adverse": False, "conditions": (), "addressees": everybody, "lighter": ()}
    return toolbox().measure("M25").model_copy(update={**told, **changed})


def addressee(kind: AddresseeKind, **ages: int) -> Addressee:
    sentence = f"Voor {kind.value}."
    said = {"kind": kind, "sentence": sentence, "source": SOURCE, "verification": UNVERIFIED}
    return Addressee.model_validate({**said, **ages})


def advice_on(one: SafetyMeasure, *confirmed: str, **given: tuple[str, ...] | int) -> Advice:
    return advise_on(toolbox(), one, Answers(given, frozenset(confirmed)), day=DAY)


class TestWhatIsRefused:
    def test_repeated_breaches_without_a_prior_warning(self) -> None:
        advice = place_ban(tried=("talk",))
        assert advice.outcome is Outcome.NOT_POSSIBLE
        assert because(advice) == ["prior-warning"]
        assert advice.sentence.startswith(
            "Niet mogelijk: Er is nog geen schriftelijke verwittiging"
        )
        assert advice.because[0].source.text == "Nieuwe Gemeentewet, artikel 134sexies, § 4"
        assert advice.because[0].ways_open

    def test_keeping_order_asks_no_prior_warning(self) -> None:
        advice = place_ban(ground=("keeping_order",), tried=("talk",))
        assert advice.outcome is Outcome.POSSIBLE_NOW

    @pytest.mark.parametrize("inside", ["covers_home", "covers_work_or_school", "whole_territory"])
    def test_a_place_ban_over_home_work_school_or_everywhere(self, inside: str) -> None:
        advice = place_ban(perimeter=("clear", inside))
        assert because(advice) == ["clear-perimeter"]

    @pytest.mark.parametrize("persons", ["list", "everybody"])
    def test_a_place_ban_for_a_list_or_for_everybody(self, persons: str) -> None:
        assert because(place_ban(persons=(persons,))) == ["one-person"]

    def test_a_place_ban_for_a_business(self) -> None:
        advice = place_ban(subject=("business",))
        assert because(advice) == ["addressee", "one-person"]
        assert advice.because[0].sentence == (
            "Dit is er voor een volwassene of een minderjarige, niet voor een zaak."
        )

    def test_what_only_a_table_heard_is_no_evidence(self) -> None:
        assert because(place_ban(evidence=("table_only",))) == ["disclosable-facts"]

    @pytest.mark.parametrize("evidence", ["own_observation", "nothing_yet"])
    def test_what_nobody_wrote_down_waits_for_a_report(self, evidence: str) -> None:
        advice = place_ban(evidence=(evidence,))
        assert advice.outcome is Outcome.POSSIBLE_IF
        assert [line.condition for line in advice.missing] == ["facts-on-paper"]
        assert "bestuurlijk verslag" in advice.missing[0].ways_open[0]

    def test_table_talk_next_to_a_report_does_no_harm(self) -> None:
        advice = place_ban(evidence=("table_only", "administrative_report"))
        assert advice.outcome is Outcome.POSSIBLE_NOW

    def test_confirming_does_not_beat_what_excludes_it(self) -> None:
        advice = place_ban("M25/clear-perimeter", perimeter=("whole_territory",))
        assert because(advice) == ["clear-perimeter"]
        advice = place_ban("every/disclosable-facts", evidence=("table_only",))
        assert because(advice) == ["disclosable-facts"]

    def test_a_locked_measure_whatever_was_answered(self) -> None:
        locked = Verification(Status.LOCKED, doubt="de wet is betwist")
        advice = advice_on(measure(verification=locked), "every/lighter-considered", **PLACE_BAN)
        assert because(advice) == ["locked"]
        assert advice.because[0].verification.doubt == "de wet is betwist"
        assert advice.because[0].supplied_by == ("jurist van de gemeente",)

    def test_a_measure_before_its_law_or_after_it(self) -> None:
        early = about("M25", Answers(PLACE_BAN), date(2013, 12, 31))
        assert because(early) == ["not-in-force"]
        assert early.sentence == (
            "Niet mogelijk: Deze maatregel bestaat niet op 31 december 2013. "
            "Ze begint op 1 januari 2014."
        )
        over = advice_on(measure(until=date(2020, 1, 1)))
        assert over.because[0].sentence.endswith("Ze gold tot en met 1 januari 2020.")


class TestWhomItIsFor:
    GAS = (addressee(AddresseeKind.MINOR, youngest=14),)

    def test_fourteen_and_not_thirteen(self) -> None:
        fine = measure(addressees=self.GAS)
        assert advice_on(fine, subject=("person",), age=14).outcome is Outcome.POSSIBLE_NOW
        too_young = advice_on(fine, subject=("person",), age=13)
        assert too_young.sentence == (
            "Niet mogelijk: Dit is er voor een minderjarige vanaf 14 jaar, "
            "niet voor iemand van 13 jaar."
        )
        # Nobody said whom it concerns, but somebody of thirteen it is not.
        assert because(advice_on(fine, age=13)) == ["addressee"]

    def test_eighteen_is_no_minor(self) -> None:
        fine = measure(addressees=self.GAS)
        assert because(advice_on(fine, subject=("person",), age=18)) == ["addressee"]
        adults = measure(addressees=(addressee(AddresseeKind.PERSON),))
        assert because(advice_on(adults, subject=("person",), age=17)) == ["addressee"]
        assert advice_on(adults, subject=("person",), age=18).outcome is Outcome.POSSIBLE_NOW

    def test_from_sixteen_to_twenty_five(self) -> None:
        project = measure(
            addressees=(
                addressee(AddresseeKind.PERSON, youngest=16, oldest=25),
                addressee(AddresseeKind.MINOR, youngest=16, oldest=25),
            )
        )
        fitting = [
            age
            for age in range(10, 30)
            if advice_on(project, subject=("person",), age=age).outcome is Outcome.POSSIBLE_NOW
        ]
        assert fitting == list(range(16, 26))

    def test_a_family_of_unknown_age_may_have_somebody_it_fits(self) -> None:
        fine = measure(addressees=self.GAS)
        advice = advice_on(fine, subject=("family",))
        assert advice.outcome is Outcome.POSSIBLE_IF
        assert advice.sentence == (
            "Mogelijk, door de burgemeester, als dit vaststaat: "
            "Het gaat om een minderjarige vanaf 14 jaar."
        )
        assert advice.missing[0].supplied_by == (
            "medewerker van de lokale politie",
            "coördinator of casusregisseur",
        )

    def test_a_family_fits_when_every_age_does(self) -> None:
        both = (addressee(AddresseeKind.PERSON), addressee(AddresseeKind.MINOR))
        advice = advice_on(measure(addressees=both), subject=("family",))
        assert advice.outcome is Outcome.POSSIBLE_NOW
        assert advice.met[0].sentence == "Voor person. Voor minor."

    def test_a_group_can_be_looked_at_one_by_one(self) -> None:
        adults = measure(addressees=(addressee(AddresseeKind.PERSON),))
        assert missing(advice_on(adults, subject=("group",))) == ["addressee"]
        one_by_one = advice_on(adults, subject=("group",), persons=("one_by_one",), age=20)
        assert one_by_one.outcome is Outcome.POSSIBLE_NOW
        assert because(advice_on(adults, subject=("group",), persons=("list",))) == ["addressee"]

    def test_a_place_has_no_age(self) -> None:
        place = measure(addressees=(addressee(AddresseeKind.PLACE),))
        assert advice_on(place, subject=("place",), age=12).outcome is Outcome.POSSIBLE_NOW
        people = advice_on(place, subject=("person",))
        assert people.because[0].sentence == (
            "Dit is er voor een plaats of gebouw, niet voor een minderjarige of een volwassene."
        )


class TestConditions:
    YES: ClassVar[Clause] = {"consent": ("yes",)}
    NO: ClassVar[Clause] = {"consent": ("no",)}

    def outcome(self, one: Condition, *confirmed: str, **given: tuple[str, ...] | int) -> Outcome:
        return advice_on(measure(conditions=(one,)), *confirmed, **given).outcome

    def test_nobody_knows_until_it_is_answered(self) -> None:
        one = condition(holds_if=(self.YES,))
        assert self.outcome(one) is Outcome.POSSIBLE_IF
        assert self.outcome(one, consent=("yes",)) is Outcome.POSSIBLE_NOW
        assert self.outcome(one, consent=("partly",)) is Outcome.NOT_POSSIBLE

    def test_what_is_weighed_is_never_excluded_by_an_answer_that_does_not_fit(self) -> None:
        one = condition(holds_if=(self.YES,), weighed=True)
        assert self.outcome(one, consent=("partly",)) is Outcome.POSSIBLE_IF
        assert self.outcome(one, "M25/asked-for", consent=("partly",)) is Outcome.POSSIBLE_NOW

    def test_only_exclusions_mean_that_the_rest_is_fine(self) -> None:
        one = condition(fails_if=(self.NO,))
        assert self.outcome(one) is Outcome.POSSIBLE_IF
        assert self.outcome(one, consent=("partly",)) is Outcome.POSSIBLE_NOW
        assert self.outcome(one, consent=("no",)) is Outcome.NOT_POSSIBLE

    def test_without_clauses_only_a_person_can_say_so(self) -> None:
        assert self.outcome(condition(), consent=("yes",)) is Outcome.POSSIBLE_IF
        assert self.outcome(condition(), "M25/asked-for") is Outcome.POSSIBLE_NOW

    def test_every_question_of_a_clause_must_fit(self) -> None:
        one = condition(
            holds_if=({"consent": ("yes",), "age": AgeSpan.model_validate({"from": 16})},)
        )
        assert self.outcome(one, consent=("yes",)) is Outcome.POSSIBLE_IF
        assert self.outcome(one, consent=("yes",), age=16) is Outcome.POSSIBLE_NOW
        assert self.outcome(one, age=15) is Outcome.NOT_POSSIBLE

    def test_a_condition_counts_from_its_own_first_day(self) -> None:
        later = condition(holds_if=(self.YES,), **{"from": date(2027, 1, 1)})
        assert self.outcome(later, consent=("no",)) is Outcome.POSSIBLE_NOW

    def test_what_holds_for_every_adverse_decision_is_confirmed_once(self) -> None:
        adverse = measure(adverse=True)
        advice = advice_on(adverse, evidence=("complaints",), tried=("nothing",))
        assert missing(advice) == ["lighter-considered"]
        weighed = advice_on(
            adverse, "every/lighter-considered", evidence=("complaints",), tried=("nothing",)
        )
        assert weighed.outcome is Outcome.POSSIBLE_NOW


class TestTheOrder:
    def test_by_phase_then_after_the_lighter_ones_then_by_number(self) -> None:
        shuffled = (
            self.numbered("M31", Phase.AFTERCARE),
            self.numbered("M4", Phase.ENFORCEMENT, "M100", "M31"),
            self.numbered("M100", Phase.ENFORCEMENT),
            self.numbered("M20", Phase.CARE),
            self.numbered("M3", Phase.CARE, "M4"),
            self.numbered("M30", Phase.PREVENTION),
            self.numbered("M5", Phase.ENFORCEMENT),
        )
        ordered = ["M30", "M3", "M20", "M5", "M100", "M4", "M31"]
        assert [one.id for one in lightest_first(shuffled)] == ordered
        assert [one.id for one in lightest_first(tuple(reversed(shuffled)))] == ordered

    def test_a_circle_loses_nothing(self) -> None:
        circle = (
            self.numbered("M02", Phase.CARE, "M01"),
            self.numbered("M01", Phase.CARE, "M02"),
        )
        assert [one.id for one in lightest_first(circle)] == ["M01", "M02"]

    def numbered(self, number: str, phase: Phase, *lighter: str) -> SafetyMeasure:
        named = tuple(
            Lighter.model_construct(measure=one, why="", source=SOURCE, verification=UNVERIFIED)
            for one in lighter
        )
        return measure(id=number, phase=phase, lighter=named)


class TestTheWholeAdvice:
    def test_with_nothing_known_everything_that_is_not_locked_is_possible_if(self) -> None:
        for advice in advise(toolbox(), Answers({}), day=DAY):
            locked = advice.measure.is_locked
            assert advice.outcome is (Outcome.NOT_POSSIBLE if locked else Outcome.POSSIBLE_IF)
            assert (because(advice) == ["locked"]) is locked

    def test_what_it_is_meant_for_is_told_apart_from_what_is_possible(self) -> None:
        fitting = place_ban()
        assert fitting.fits_concern
        assert fitting.sentence == "Mogelijk nu, door de burgemeester."
        assert about("M25", Answers({})).fits_concern
        other = advice_on(measure(), concern=("debts",))
        assert not other.fits_concern
        assert other.outcome is Outcome.POSSIBLE_NOW
        assert because(place_ban(concern=("debts",))) == ["situation"]

    def test_each_line_says_who_can_supply_it_and_where_it_stands(self) -> None:
        advice = about("M25", Answers({}))
        perimeter = next(line for line in advice.missing if line.condition == "clear-perimeter")
        assert perimeter.supplied_by == (
            "jurist van de gemeente",
            "medewerker van de lokale politie",
        )
        assert perimeter.source.act == "NGW-1988"
        assert advice.sentence == (
            f"Mogelijk, door de burgemeester, als nog {len(advice.missing)} dingen vaststaan."
        )

    def test_the_veiligheidskoffer_is_one_thing(self) -> None:
        assert isinstance(toolbox(), Toolbox)
        assert dataclasses.replace(toolbox()) != toolbox()
        assert toolbox().who("housing_agency") == "Wonen in Vlaanderen"
