# SPDX-License-Identifier: EUPL-1.2
"""`meetings.yaml`: when which table met or meets, and what it told the strategic one."""

from typing import Annotated

from pydantic import Field

from schakel.demo.content.fields import (
    Fact,
    Key,
    MandateKeys,
    MeetingKey,
    TableKey,
    Text,
    WorkingDay,
)


class Topic(Fact):
    """An agenda item that concerns no person."""

    title: Text
    note: Text | None = None
    decision: Text | None = None


class Meeting(Fact):
    key: Key
    table: TableKey
    day: WorkingDay
    start: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    duration_minutes: int = 90
    excused: MandateKeys = ()
    topics: tuple[Topic, ...] = ()


class Tendency(Fact):
    """What an operational table tells the strategic one: no names, no pseudonyms."""

    day: WorkingDay
    from_table: TableKey
    meeting: MeetingKey
    text: Text
    question: Text


class MeetingsFile(Fact):
    meetings: tuple[Meeting, ...]
    tendencies: tuple[Tendency, ...]
