# SPDX-License-Identifier: EUPL-1.2
"""What a field of the files may hold: a day, a text, a key of something else."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
)

from schakel.demo.content.days import with_dates, working_day


class Fact(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


def _today(info: ValidationInfo) -> date:
    return (info.context or {})["today"]  # type: ignore[no-any-return]


def _whole_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        # Pydantic turns a ValueError into a message with its place; a TypeError would escape it.
        msg = "write a whole number: days from today, -40 is forty days ago"
        raise ValueError(msg)  # noqa: TRY004
    return value


def _as_working_day(value: object, info: ValidationInfo) -> date:
    return working_day(_whole_number(value), today=_today(info))


def _as_calendar_day(value: object, info: ValidationInfo) -> date:
    return _today(info) + timedelta(days=_whole_number(value))


def _as_birth_date(value: object, info: ValidationInfo) -> date:
    """Count back from today, so that nobody grows old in the demo."""
    if not isinstance(value, dict) or set(value) != {"age", "birthday"}:
        msg = "write {age: 17, birthday: 143}: age today, days since the last birthday"
        raise ValueError(msg)
    birthday = _today(info) - timedelta(days=_whole_number(value["birthday"]))
    year = birthday.year - _whole_number(value["age"])
    return birthday.replace(year=year, day=min(birthday.day, 28))


def _as_text(value: str, info: ValidationInfo) -> str:
    text = " ".join(value.split())
    if not text:
        msg = "an empty text; write it or leave the field out"
        raise ValueError(msg)
    written = with_dates(text, today=_today(info))
    if "<" in written or ">" in written:
        msg = "a date placeholder is written <-15>, <vr -15> or <maand -80>"
        raise ValueError(msg)
    return written


WorkingDay = Annotated[date, BeforeValidator(_as_working_day)]
CalendarDay = Annotated[date, BeforeValidator(_as_calendar_day)]
BirthDate = Annotated[date, BeforeValidator(_as_birth_date)]
Text = Annotated[str, AfterValidator(_as_text)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the key of something else."""

    to: str


MunicipalityKey = Annotated[Key, Refers("municipality")]
MunicipalityKeys = Annotated[tuple[Key, ...], Refers("municipality")]
OrganisationKey = Annotated[Key, Refers("organisation")]
PersonKey = Annotated[Key, Refers("person")]
MandateKey = Annotated[Key, Refers("mandate")]
MandateKeys = Annotated[tuple[Key, ...], Refers("mandate")]
TableKey = Annotated[Key, Refers("table")]
MeetingKey = Annotated[Key, Refers("meeting")]
