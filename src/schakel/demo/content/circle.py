# SPDX-License-Identifier: EUPL-1.2
"""In `cases/*.yaml`: who takes part in a case, and what they wrote."""

from schakel.demo.content.fields import Fact, MandateKey, MandateKeys, Text, WorkingDay
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import MembershipState, OnwardUse, SourceKind


class CircleMember(Fact):
    mandate: MandateKey
    invited: WorkingDay
    answer: MembershipState = MembershipState.INVITED
    answered: WorkingDay | None = None
    ended: WorkingDay | None = None


class Correction(Fact):
    """Better words in the place of earlier ones."""

    day: WorkingDay
    text: Text


class Contribution(Fact):
    """What someone wrote, and stays theirs.

    `readers` empty: whoever may read the case that day; `opened_to`: who joined later and may read
    it because the giver chose so.
    """

    day: WorkingDay
    giver: MandateKey
    source_kind: SourceKind
    secrecy: Secrecy
    onward_use: OnwardUse
    not_in_minutes: bool = False
    text: Text
    readers: MandateKeys = ()
    opened_to: MandateKeys = ()
    corrected: Correction | None = None
    withdrawn: WorkingDay | None = None
