# SPDX-License-Identifier: EUPL-1.2
"""The law book answers for a day, a function and a level."""

import weakref
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from schakel.kernel.people import Secrecy, Side
from schakel.kernel.vocabulary import TableLevel
from schakel.rules import law
from schakel.rules.law import Gateway, book
from tests.rules.test_composition import DAY


def test_secrecy_hangs_on_the_function_and_not_on_the_employer() -> None:
    assert book().function("ocmw_social_worker").secrecy is Secrecy.PROFESSIONAL
    assert book().function("legal_officer").secrecy is Secrecy.OFFICIAL
    assert book().function("youth_worker").secrecy is Secrecy.DISCRETION
    assert book().on(DAY).function("youth_worker").side is Side.SOCIO_PREVENTIVE
    with pytest.raises(KeyError):
        book().function("sheriff")


def test_the_strategic_livc_r_sees_no_names_and_keeps_no_cases() -> None:
    table = book().on(DAY).framework("livcr-2018").table
    assert table is not None
    strategic = table.level(TableLevel.STRATEGIC)
    assert strategic is not None
    assert not strategic.sees_names
    assert not strategic.keeps_cases
    assert table.level(TableLevel.TACTICAL) is None


def test_each_table_kind_has_its_own_gateway() -> None:
    gateways = {kind.id: kind.gateway for kind in book().on(DAY).table_kinds()}
    assert gateways == {
        "livcr-2018": Gateway.STATUTE,
        "overlast-admin": Gateway.OWN_TASK,
        "pdk-proto": Gateway.PROSECUTOR,
    }


def test_no_number_of_2026_is_printed_before_a_jurist_read_it() -> None:
    for record in book().records:
        assert not any(f"artikel {number}" in record.source.text for number in range(352, 356))
        assert not record.verification.is_verified


def test_the_same_day_is_the_same_law() -> None:
    today = book().on(DAY)
    assert today.on(DAY) is today
    assert today.on(date(2018, 1, 1)).day == date(2018, 1, 1)
    assert today.name_of("livcr-2018") == "LIVC R"
    assert today.name_of("livc-o") == "livc-o"


def test_a_page_with_hundreds_of_tables_works_the_law_of_its_day_out_once() -> None:
    assert book().on(DAY) is book().on(DAY)
    assert book().on(DAY) is not book().on(DAY - timedelta(days=1))


def test_another_book_answers_for_itself() -> None:
    book().on(DAY)
    emptied = replace(book(), records=())
    assert emptied.on(DAY).frameworks == ()
    assert emptied != book()


def test_a_reader_who_leafs_through_the_years_fills_no_memory() -> None:
    asked = weakref.ref(book().on(date(2019, 5, 1)))
    for number in range(law.DAYS_REMEMBERED):
        book().on(DAY + timedelta(days=number))
    assert asked() is None


def test_a_signal_that_was_refused_is_kept_thirty_days() -> None:
    value = book().on(DAY).framework("overlast-admin").value("refused_signal_days", DAY)
    assert (value.value, value.unit) == (30, law.Unit.DAYS)
    assert "geen wet" in value.source.text


def test_the_installed_package_finds_the_law_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(law.FOLDER_VARIABLE, raising=False)
    package = tmp_path / "site-packages" / "schakel"
    (package / "law").mkdir(parents=True)
    monkeypatch.setattr(law, "__file__", str(package / "rules" / "law.py"))
    assert law.law_folder() == package / "law"
