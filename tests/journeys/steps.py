# SPDX-License-Identifier: EUPL-1.2
"""The steps of the journeys as people take them: each starts at somebody's own start page.

me = Mouse(site, become)
signal = give_signal(me.be("chloe"), "Tafel noord", **WORRY)
The hands decide how: tests/journeys/hands.py.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, datetime, time

from tests.journeys.hands import Hands
from tests.world import MORNING, on_the_day

NAME = "Yassin Elmoutaouakil"
WORRY = {
    "behaviour": "Op 3 en 9 november riep hij leuzen tegen de leraar en bleef daarna weg.",
    "observed_by": "de klastitularis",
    "tried": "Wij spraken twee keer met hem en belden zijn moeder.",
    "question": "Hoort dit bij de tafel, en wie kan nog met hem praten?",
}
LEAST = {"behaviour": "Weg.", "observed_by": "ik", "tried": "Gesprek.", "question": "Wat nu?"}
QUORUM = ("An Verlinden", "Bilal Demir", "Karel Wouters", "Pieter Aerts")


class Calendar:
    """Which day it is; a later day begins at nine in the morning."""

    def __init__(self, travels: ExitStack) -> None:
        self._travels = travels

    def turn_to(self, day: date) -> None:
        """Let it be another day."""
        self._travels.enter_context(on_the_day(datetime.combine(day, time(9), MORNING.tzinfo)))


# Signals


def open_signal_form(me: Hands, table: str) -> None:
    """Go from the start page to the form of a table."""
    me.follow("Signalen")
    me.follow("Een signaal geven")
    me.follow(f"Aan {table}")


def give_signal(
    me: Hands, table: str, *, behaviour: str, observed_by: str, tried: str, question: str
) -> str:
    """Fill in the form of a table and send it; return the address of the signal."""
    open_signal_form(me, table)
    me.choose("Over wie of wat gaat het?", "één persoon")
    me.write("Wat is er gezien of gehoord", behaviour)
    me.write("Wie zag of hoorde het?", observed_by)
    me.write("Wat probeerde uw dienst zelf al?", tried)
    me.write("Wat vraagt u aan de tafel?", question)
    me.press("Signaal versturen")
    return me.path


def propose(me: Hands, why: str = "Dit past bij ons doel.") -> None:
    """Propose the newest signal, from the coordinator's start page."""
    me.follow("Nieuw signaal van")
    me.follow("Voorstellen om te weerhouden")
    me.write("Waarom hoort dit bij deze tafel?", why)
    me.press("Voorstel versturen")


def retain(me: Hands) -> None:
    """Decide on what was proposed, from the mayor's start page."""
    me.follow("Signaal om te weerhouden, of niet")
    me.follow("Weerhouden")
    me.press("Ja, weerhouden")


def name_subject(me: Hands, name: str = NAME) -> None:
    """Name, from the giver's start page."""
    me.follow("Kies of u een naam noemt")
    me.follow("De naam noemen")
    me.write("Naam", name)
    me.press("De naam verzegelen")


def open_name(me: Hands, reason: str = "Zonder naam kan niemand helpen.") -> None:
    """Open the name with a reason."""
    me.follow("De gever noemde een naam")
    me.follow("De naam openen")
    me.write("Waarom is de naam nu nodig?", reason)
    me.press("De naam openen")


def ask_officer(me: Hands) -> None:
    """Ask the information officer."""
    me.follow("Vraag de information officer")
    me.follow("Vragen aan de information officer")
    me.press("Vraag versturen")


def answer_as_officer(me: Hands) -> str:
    """Say that it may be discussed; return the address of the question."""
    me.follow("Mag dit besproken worden?")
    question = me.path
    me.press("Mag besproken worden")
    return question


def begin_case(me: Hands, pseudonym: str = "Kievit") -> str:
    """Begin the case; return its address."""
    me.follow("Dit signaal kan een casus worden")
    me.follow("Een casus beginnen")
    me.write("Schuilnaam", pseudonym)
    me.press("De casus beginnen")
    return me.path


def signal_becomes_case(
    me: Hands, pseudonym: str = "Kievit", name: str = NAME, words: dict[str, str] = WORRY
) -> str:
    """Walk from a worry to a case at Tafel noord; return the address of the case."""
    give_signal(me.be("chloe"), "Tafel noord", **words)
    propose(me.be("an"))
    retain(me.be("bilal"))
    name_subject(me.be("chloe"), name)
    open_name(me.be("an"))
    ask_officer(me.be("an"))
    answer_as_officer(me.be("mia"))
    return begin_case(me.be("an"), pseudonym)


# The circle


def open_case(me: Hands, pseudonym: str = "Kievit") -> None:
    """Open a case from the menu."""
    me.follow("Casussen")
    me.follow(pseudonym)


def invite(me: Hands, who: str, pseudonym: str = "Kievit") -> None:
    """Invite somebody, after a call."""
    open_case(me, pseudonym)
    me.follow("Iemand uitnodigen")
    me.pick("Wie nodigt u uit?", who)
    me.mark("Ik heb eerst gebeld")
    me.press("Uitnodigen")


def answer_invitation(me: Hands, answer: str = "Ik neem deel") -> None:
    """Answer what the start page asks."""
    me.follow("Neemt u deel aan een casus?")
    me.choose("Neemt u deel?", answer)
    me.press("Antwoorden")


def circle_of_three(me: Hands) -> str:
    """Make the case Kievit with Chloë and Tom in its circle; return its address."""
    case = signal_becomes_case(me)
    answer_invitation(me.be("chloe"))
    invite(me.be("an"), "Tom De Smet")
    answer_invitation(me.be("tom"))
    return case


# Sharing


def write_contribution(
    me: Hands,
    text: str,
    readers: Iterable[str],
    *,
    as_helper: str = "Ja",
    not_in_minutes: bool = False,
) -> None:
    """Fill in the form on the page of the case up to the list of readers."""
    me.write("Wat wilt u delen?", text)
    me.choose("Weet u dit door uw werk als hulpverlener?", as_helper)
    me.choose("Hoe weet u het?", "Ik heb het zelf gezien of gehoord")
    me.choose("Waarvoor mag dit gebruikt worden?", "Ook om hulp op te starten")
    if not_in_minutes:
        me.mark("Niet in het verslag")
    for reader in readers:
        me.mark(reader)
    me.press("Nakijken wie meeleest")


# Meetings


def plan_meeting(me: Hands, day: date, table: str = "Tafel noord") -> str:
    """Plan a meeting; return its address."""
    me.follow("Overleg")
    me.follow(f"Plannen voor {table}")
    me.day("Dag", day)
    me.write("Van", "9.30")
    me.write("Tot", "11.30")
    me.press("Overleg plannen")
    return me.path


def put_case(me: Hands, pseudonym: str = "Kievit") -> None:
    """Put a case on the agenda that is on the screen."""
    me.follow("Casus toevoegen")
    me.pick("Casus", pseudonym)
    me.press("Op de agenda zetten")


def put_general(me: Hands, title: str = "Vorming") -> None:
    """Put a point about nobody on the agenda that is on the screen."""
    me.follow("Punt zonder personen toevoegen")
    me.write("Onderwerp", title)
    me.press("Op de agenda zetten")


def mark_present(me: Hands, people: Iterable[str]) -> None:
    """Mark who is here, on the page of the composition."""
    for one in people:
        me.mark(f"Aanwezig: {one}")
    me.press("Bewaren en nakijken")


def open_meeting(me: Hands, people: Iterable[str]) -> None:
    """Mark who is here and open the meeting that is on the screen."""
    me.follow("Wie is er?")
    mark_present(me, people)
    me.press("Overleg openen")


def agree(me: Hands, what: str, who: str, due: date, review: date, decision: str = "") -> None:
    """Decide by consensus on the open point: one action and a day to look again."""
    me.choose("Beslissing", "Opvolgen")
    if decision:
        me.write("In één zin", decision)
    me.write("Wat", what)
    me.pick("Wie", who)
    me.day("Tegen", due)
    me.day("Opnieuw bekijken op", review)
    me.press("Iedereen akkoord: punt sluiten")


def close_meeting(me: Hands) -> None:
    """Close the meeting from its table."""
    me.follow("Overleg sluiten")
    me.press("Ja, overleg sluiten")


# The end


def report(me: Hands, task: str, how: str = "Het is klaar", words: str = "") -> None:
    """Report on a task from the start page."""
    me.follow(task)
    me.choose("Hoe ver staat het?", how)
    if words:
        me.write("Wilt u er iets bij zeggen?", words)
    me.press("Bericht versturen")


def close_case(me: Hands, criterion: str) -> None:
    """Close the case that is on the screen."""
    me.follow("Afsluiten")
    me.choose("Hoe gaat het nu?", "Het gaat beter")
    me.choose("Waarom sluit de casus?", criterion)
    me.press("Ja, afsluiten")
