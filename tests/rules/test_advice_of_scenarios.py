# SPDX-License-Identifier: EUPL-1.2
"""Scenarios G1, G4 and G6 as far as the adviser answers them: every OK, NO and WARN."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import pytest

from schakel.toolbox.adviser import Advice, Line, advise
from schakel.toolbox.answers import Answers, read_answers
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Outcome, StepKind

DAY = date(2026, 12, 29)


def advice(measure_id: str, values: Mapping[str, object], *confirmed: str) -> Advice:
    answers = read_answers(toolbox(), values, confirmed)
    (found,) = (one for one in advise(toolbox(), answers, day=DAY) if one.measure.id == measure_id)
    return found


def line(lines: tuple[Line, ...], condition: str) -> Line:
    (found,) = (one for one in lines if one.condition == condition)
    return found


def names(lines: tuple[Line, ...]) -> set[str]:
    return {one.condition for one in lines}


class TestCafeCentral:
    """G1: nuisance around a bar."""

    CAFE: ClassVar[dict[str, object]] = {
        "subject": "business",
        "concern": ["venue_nuisance"],
        "place": ["public_establishment", "around_establishment"],
        "urgency": "soon",
        "evidence": ["gas_report", "complaints", "noise_measurement"],
        "tried": ["talk", "written_warning"],
        "framework": "overlast-admin",
        "who_decides": "competent_organ",
    }

    def test_ok_the_mayor_can_close_it_on_dated_facts(self) -> None:
        closing = advice("M23", self.CAFE)
        assert closing.outcome is Outcome.POSSIBLE_NOW
        assert closing.sentence == "Mogelijk nu, door de burgemeester."
        assert closing.fits_concern
        assert {"public-establishment", "order-around", "disclosable-facts"} <= names(closing.met)

    def test_no_a_motive_that_cites_table_talk(self) -> None:
        closing = advice("M23", {**self.CAFE, "evidence": ["table_only"]})
        assert closing.outcome is Outcome.NOT_POSSIBLE
        told = line(closing.because, "disclosable-facts")
        assert "Een geheim van de tafel is geen bewijs." in told.sentence
        assert told.ways_open[0].startswith(
            "Vraag de politie of een vaststeller om een bestuurlijk"
        )
        assert told.source.act == "SW-1867"

    def test_ok_an_administrative_report_replaces_the_table_talk(self) -> None:
        told = {**self.CAFE, "evidence": ["table_only", "administrative_report"]}
        assert advice("M23", told).outcome is Outcome.POSSIBLE_NOW

    def test_ok_serious_drugs_facts_propose_the_drug_closure_after_consulting_justice(self) -> None:
        drugs = {**self.CAFE, "concern": ["venue_nuisance", "drugs"], "judicial_consulted": "no"}
        closing = advice("M27", drugs)
        assert closing.outcome is Outcome.POSSIBLE_IF
        assert closing.fits_concern
        consultation = line(closing.missing, "judicial-consultation")
        assert "gerechtelijke overheden" in consultation.sentence
        assert "burgemeester" in consultation.supplied_by
        assert "serious-indications" in names(closing.missing)
        steps = closing.measure.steps_on(DAY)
        kinds = [step.kind for step in steps]
        assert kinds.index(StepKind.CONSULTATION) < kinds.index(StepKind.DECISION)

    def test_ok_the_drug_closure_is_possible_once_justice_was_consulted(self) -> None:
        drugs = {
            **self.CAFE,
            "concern": ["drugs"],
            "judicial_consulted": "yes",
            "danger": ["to_others"],
            "evidence": ["released_report"],
        }
        closing = advice("M27", drugs, "M27/serious-indications")
        assert closing.outcome is Outcome.POSSIBLE_NOW

    def test_no_a_private_dwelling_under_the_drug_closure(self) -> None:
        home = {"subject": "place", "concern": ["drugs"], "place": ["private_dwelling"]}
        closing = advice("M27", home)
        assert names(closing.because) == {"public-place"}
        assert "Een woning kan de burgemeester hiermee niet sluiten." in closing.sentence
        assert advice("M23", home).outcome is Outcome.NOT_POSSIBLE

    def test_no_confirming_does_not_make_a_dwelling_public(self) -> None:
        home = {"subject": "place", "concern": ["drugs"], "place": ["private_dwelling"]}
        assert advice("M27", home, "M27/public-place").outcome is Outcome.NOT_POSSIBLE

    def test_ok_lighter_ways_come_before_closing(self) -> None:
        order = [
            one.measure.id
            for one in advise(toolbox(), read_answers(toolbox(), self.CAFE), day=DAY)
            if one.outcome is not Outcome.NOT_POSSIBLE
        ]
        assert order.index("M01") < order.index("M23")
        assert order.index("M13") < order.index("M23")


class TestNewYearsEve:
    """G4: a place ban for one youngster, and house arrest for fifty-one."""

    STATION: ClassVar[dict[str, object]] = {
        "subject": "person",
        "age": 15,
        "concern": ["rule_breaches"],
        "place": ["public_space"],
        "ground": "repeated_breaches",
        "tried": ["written_warning"],
        "perimeter": ["clear"],
        "persons": "one_by_one",
        "evidence": ["gas_report"],
        "regulation": ["breach_listed", "gas_from_14"],
        "who_decides": "competent_organ",
    }
    EVENT: ClassVar[dict[str, object]] = {
        "concern": ["public_unrest"],
        "place": ["event"],
        "urgency": "soon",
        "evidence": ["administrative_report"],
    }

    def test_ok_a_place_ban_after_two_findings_and_a_letter(self) -> None:
        assert advice("M25", self.STATION).outcome is Outcome.POSSIBLE_NOW

    def test_ok_at_fifteen_with_the_parents_told_and_a_lawyer_explained(self) -> None:
        told = line(advice("M25", self.STATION).met, "addressee").sentence
        assert "kennisgeving aan de ouders" in told
        assert "uitleg over een advocaat" in told
        assert "pas vanaf 14 jaar, als het reglement dat zegt" in told

    @pytest.mark.parametrize("inside", ["covers_home", "covers_work_or_school", "whole_territory"])
    def test_no_over_home_work_school_or_everywhere(self, inside: str) -> None:
        ban = advice("M25", {**self.STATION, "perimeter": ["clear", inside]})
        assert names(ban.because) == {"clear-perimeter"}
        assert "Teken het gebied kleiner" in line(ban.because, "clear-perimeter").ways_open[0]

    def test_ok_once_the_perimeter_was_drawn_smaller(self) -> None:
        smaller = {**self.STATION, "perimeter": ["clear"]}
        assert advice("M25", smaller).outcome is Outcome.POSSIBLE_NOW

    def test_no_for_repeated_breaches_without_a_letter(self) -> None:
        ban = advice("M25", {**self.STATION, "tried": ["talk"]})
        assert names(ban.because) == {"prior-warning"}

    def test_ok_for_keeping_order_without_a_letter(self) -> None:
        ban = advice("M25", {**self.STATION, "ground": "keeping_order", "tried": ["talk"]})
        assert ban.outcome is Outcome.POSSIBLE_NOW

    def test_no_gas_at_thirteen(self) -> None:
        sanction = advice("M29", {**self.STATION, "age": 13})
        assert {"addressee", "from-fourteen"} <= names(sanction.because)
        assert advice("M28", {**self.STATION, "age": 13}).outcome is Outcome.NOT_POSSIBLE

    def test_ok_gas_at_fifteen_when_the_regulation_says_so(self) -> None:
        assert advice("M29", self.STATION).outcome is Outcome.POSSIBLE_IF
        without = advice("M29", {**self.STATION, "regulation": ["breach_listed"]})
        assert names(without.because) == {"from-fourteen"}

    def test_no_house_arrest_by_a_list(self) -> None:
        arrest = advice("M39", {**self.EVENT, "subject": "group", "persons": "list"})
        assert {"locked", "no-list"} <= names(arrest.because)
        assert arrest.because[0].condition == "locked"
        assert "eigen redenen" in line(arrest.because, "no-list").sentence

    def test_no_house_arrest_of_a_group(self) -> None:
        arrest = advice("M39", {**self.EVENT, "subject": "group", "persons": "list"})
        assert "addressee" in names(arrest.because)
        ban = advice("M25", {**self.EVENT, "subject": "group", "persons": "list"})
        assert {"addressee", "one-person"} <= names(ban.because)

    def test_no_house_arrest_of_one_person_until_a_jurist_signed(self) -> None:
        named = {**self.EVENT, "subject": "person", "age": 17, "persons": "one_by_one"}
        confirmed = [f"M39/{one.id}" for one in toolbox().measure("M39").conditions]
        arrest = advice("M39", named, *confirmed, "every/lighter-considered")
        assert names(arrest.because) == {"locked"}
        assert arrest.because[0].verification.status == "locked"
        assert "jurist" in arrest.because[0].supplied_by[0]

    def test_warn_a_general_curfew_for_all_minors_shows_the_judgment(self) -> None:
        arrest = advice("M39", {**self.EVENT, "persons": "everybody"})
        told = line(arrest.because, "no-general-curfew").sentence
        assert "prima facie onwettig (RvS 30-12-2024, Anderlecht)" in told
        assert "geen schorsing" in told

    def test_warn_an_urgent_ordinance_for_a_group_asks_whether_it_is_such_a_curfew(self) -> None:
        everybody = {**self.EVENT, "subject": "group", "persons": "everybody"}
        ordinance = advice("M16", everybody, "M16/unforeseen-event")
        assert names(ordinance.missing) == {"no-general-curfew"}
        assert "prima facie onwettig (RvS 30-12-2024, Anderlecht)" in ordinance.sentence
        square = advice("M16", {**everybody, "subject": "place"}, "M16/unforeseen-event")
        assert square.outcome is Outcome.POSSIBLE_NOW


class TestNightShop:
    """G6: suspicion of money laundering in one shop."""

    SHOP: ClassVar[dict[str, object]] = {
        "subject": "business",
        "concern": ["undermining"],
        "place": ["public_establishment"],
        "evidence": ["register_extract"],
        "tried": ["talk"],
    }

    def test_no_for_one_shop_without_an_ordinance(self) -> None:
        for regulation in (["none_of_these"], ["permit_duty"]):
            investigation = advice("M34", {**self.SHOP, "regulation": regulation})
            assert names(investigation.because) == {"ordinance"}
            assert "Zonder verordening kan geen enkel onderzoek starten." in investigation.sentence

    def test_warn_against_choosing_one_shop_of_the_sector(self) -> None:
        investigation = advice("M34", {**self.SHOP, "regulation": ["integrity_ordinance"]})
        assert investigation.outcome is Outcome.POSSIBLE_IF
        told = line(investigation.missing, "whole-sector")
        assert "U kiest er niet één uit." in told.sentence
        assert "plan ze allemaal" in told.ways_open[0]

    def test_ok_with_an_ordinance_and_the_whole_sector_planned(self) -> None:
        ready = {**self.SHOP, "regulation": ["integrity_ordinance"]}
        assert advice("M34", ready, "M34/whole-sector").outcome is Outcome.POSSIBLE_NOW

    def test_no_on_what_another_table_said(self) -> None:
        told = {**self.SHOP, "regulation": ["integrity_ordinance"], "evidence": ["table_only"]}
        told["framework"] = "livcr-2018"
        assert "disclosable-facts" in names(advice("M34", told, "M34/whole-sector").because)

    def test_rumours_wait_for_something_on_paper(self) -> None:
        told = {**self.SHOP, "regulation": ["integrity_ordinance"], "evidence": ["nothing_yet"]}
        found = advice("M34", told, "M34/whole-sector")
        assert found.outcome is Outcome.POSSIBLE_IF
        assert names(found.missing) == {"facts-on-paper"}


class TestTheOtherTraps:
    def test_the_home_ban_is_the_prosecutors_and_not_the_mayors(self) -> None:
        violence = {
            "subject": "person",
            "age": 40,
            "concern": ["family_violence"],
            "danger": ["to_housemate"],
            "urgency": "immediate_danger",
            "place": ["private_dwelling"],
        }
        ban = advice("M38", violence)
        assert ban.outcome is Outcome.POSSIBLE_NOW
        assert ban.sentence == "Mogelijk nu, door de procureur des Konings."
        assert "burgemeester" not in ban.sentence
        assert "niet de burgemeester" in ban.measure.who_decides.lower()
        assert advice("M38", {**violence, "age": 17}).because[0].condition == "addressee"

    @pytest.mark.parametrize(("measure", "age"), [("M28", 20), ("M29", 15), ("M32", 20)])
    def test_a_table_gives_no_gas_fine(self, measure: str, age: int) -> None:
        fine: dict[str, object] = {
            "subject": "person",
            "age": age,
            "concern": ["rule_breaches"],
            "evidence": ["gas_report"],
            "regulation": ["breach_listed", "gas_from_14"],
            "who_decides": "the_table",
            "tried": ["mediation"],
        }
        refused = advice(measure, fine)
        assert names(refused.because) == {"not-by-a-table"}
        assert refused.sentence.startswith("Niet mogelijk: Een overlegtafel legt geen ")
        fine["who_decides"] = "competent_organ"
        assert advice(measure, fine).outcome is Outcome.POSSIBLE_IF

    def test_what_only_a_table_said_excludes_every_adverse_decision(self) -> None:
        answers = Answers({"evidence": ("table_only",)})
        for one in advise(toolbox(), answers, day=DAY):
            if one.measure.adverse:
                assert "disclosable-facts" in names(one.because), one.measure.id

    @pytest.mark.parametrize(
        ("age", "possible"), [(11, False), (12, True), (25, True), (26, False)]
    )
    def test_a_coach_is_for_twelve_to_twenty_five(self, age: int, possible: bool) -> None:
        coach = advice("M06", {"subject": "person", "age": age, "concern": ["youth_delinquency"]})
        assert (coach.outcome is not Outcome.NOT_POSSIBLE) is possible

    @pytest.mark.parametrize("measure", ["M03", "M06", "M07", "M09", "M11"])
    def test_no_trajectory_for_a_person_on_what_a_nuisance_table_said(self, measure: str) -> None:
        told: dict[str, object] = {"framework": "overlast-admin", "evidence": ["table_only"]}
        refused = advice(measure, told)
        assert "not-from-nuisance-table" in names(refused.because)
        told_elsewhere = advice(measure, {**told, "framework": "livcr-2018"})
        assert "not-from-nuisance-table" not in names(told_elsewhere.because)

    def test_the_table_of_youth_delinquency_is_for_minors(self) -> None:
        adult = {"subject": "person", "age": 19, "framework": "jd-2019"}
        assert "minors-table" in names(advice("M06", adult).because)
        assert "minors-table" not in names(advice("M06", {**adult, "age": 17}).because)
