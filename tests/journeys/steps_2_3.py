# SPDX-License-Identifier: EUPL-1.2
"""The steps of journeys 2 and 3: a bar and its square, and the table under a protocol.

What both share with journey 1 stands in tests/journeys/steps.py.
"""

from tests.journeys import steps
from tests.journeys.hands import Hands

BAR = "Café bij de brug"
COMPLAINTS = {
    "behaviour": "Elke vrijdag na middernacht staan er tachtig mensen op straat te roepen.",
    "observed_by": "de wijkdienst",
    "tried": "Wij spraken twee keer met de uitbater.",
    "question": "Wie kan het plein 's nachts mee in het oog houden?",
}
ALONE = {
    "behaviour": "De man eet niet meer en opent de deur voor niemand.",
    "observed_by": "de thuisbegeleider",
    "tried": "Wij belden elke week aan en lieten brieven na.",
    "question": "Wie raakt nog binnen, en is hij in gevaar?",
}


def fill_in_signal(me: Hands, subject: str, words: dict[str, str]) -> None:
    """Fill in the form of a table that is on the screen."""
    me.choose("Over wie of wat gaat het?", subject)
    me.write("Wat is er gezien of gehoord", words["behaviour"])
    me.write("Wie zag of hoorde het?", words["observed_by"])
    me.write("Wat probeerde uw dienst zelf al?", words["tried"])
    me.write("Wat vraagt u aan de tafel?", words["question"])


def signal_about_the_bar(me: Hands) -> str:
    """Give a signal about a bar to the lowest step of the ladder; return its address."""
    steps.open_signal_form(me, "Tafel overlast-1")
    fill_in_signal(me, "een zaak", COMPLAINTS)
    me.choose("Weet u dit door uw werk als hulpverlener?", "Nee")
    me.press("Signaal versturen")
    return me.path


def bar_becomes_case(me: Hands) -> str:
    """Walk from the signal to the case about the bar, Lore in its circle; return its address."""
    signal_about_the_bar(me.be("pieter"))
    steps.propose(me.be("wim"))
    steps.retain(me.be("wim"))
    me.be("wim").follow("Dit signaal kan een casus worden")
    me.follow("Een casus beginnen")
    me.write("Hoe noemen we deze plaats?", BAR)
    me.press("De casus beginnen")
    case = me.path
    steps.invite(me.be("wim"), "Lore Maes", BAR)
    steps.answer_invitation(me.be("lore"))
    return case


def move_up(me: Hands, reason: str) -> None:
    """Bring the case on the screen one level up."""
    me.follow("Naar een hoger niveau")
    me.write("Waarom", reason)
    me.press("Naar een hoger niveau brengen")


def move_back(me: Hands, reason: str) -> None:
    """Bring the case on the screen one level down."""
    me.follow("Terug naar het lagere niveau")
    me.write("Waarom", reason)
    me.press("Ja, terugbrengen")


def refer_adult(me: Hands) -> str:
    """Refer a vulnerable adult without a name; return the address of the signal."""
    steps.open_signal_form(me, "Tafel kwetsbaar")
    fill_in_signal(me, "één persoon", ALONE)
    me.press("Signaal versturen")
    return me.path


def adult_becomes_case(me: Hands, name: str, pseudonym: str = "Merel") -> str:
    """Walk from the referral to the case at the table under the protocol; return its address."""
    refer_adult(me.be("tom"))
    steps.propose(me.be("an"))
    steps.retain(me.be("rita"))
    steps.name_subject(me.be("tom"), name)
    steps.open_name(me.be("an"))
    case = steps.begin_case(me.be("an"), pseudonym)
    steps.answer_invitation(me.be("tom"))
    return case
