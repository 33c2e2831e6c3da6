# SPDX-License-Identifier: EUPL-1.2
"""The forms of a contribution. None reads a text to guess; what must be known is asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.cases.contributions.facts import ReaderFact, Words
from schakel.kernel.ids import MandateId
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import OnwardUse, SourceKind
from schakel.rules import law
from schakel.web.cases.labels import reader_label
from schakel.web.kit import fields, forms
from schakel.web.kit.labels import SOURCES, USES

YES, NO, DOUBT = "yes", "no", "doubt"
TEXT_LIMIT = 5000


class WordsForm(forms.SchakelForm):
    """What somebody wants to say, how it is known and what it may serve."""

    text = fields.TextField(
        label=_("Wat wilt u delen?"),
        help_text=_("Beschrijf wat u zag of hoorde, en wanneer. Geen diagnose, geen namen."),
        rows=4,
        limit=TEXT_LIMIT,
    )
    known_through = fields.OneOf(
        label=_("Weet u dit door uw werk als hulpverlener?"),
        choices=((YES, _("Ja")), (NO, _("Nee")), (DOUBT, _("Ik twijfel"))),
        option_hints={
            YES: _("Dan geldt uw beroepsgeheim; u ziet meteen wat hier kan."),
            DOUBT: _("Bel eerst de coördinator. U kunt praten zonder namen te noemen."),
        },
    )
    source_kind = fields.OneOf(
        label=_("Hoe weet u het?"),
        choices=[(kind.value, words) for kind, (_tag, words) in SOURCES.items()],
    )
    onward_use = fields.OneOf(
        label=_("Waarvoor mag dit gebruikt worden?"),
        choices=[(kind.value, words) for kind, (_tag, words) in USES.items()],
    )
    not_in_minutes = fields.Tick(label=_("Niet in het verslag"))

    def __init__(self, *args: Any, function: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = law.book().function(function).secrecy
        if self.own is Secrecy.PROFESSIONAL:
            self.fields["known_through"].initial = YES

    def clean_known_through(self) -> str:
        """Send who doubts to the telephone before anything is kept."""
        answer = str(self.cleaned_data["known_through"])
        if answer == DOUBT:
            sentence = gettext(
                "Twijfelt u? Bel dan eerst de coördinator. Er is niets verstuurd of bewaard."
            )
            raise django_forms.ValidationError(sentence)
        return answer

    @property
    def stated(self) -> Secrecy | None:
        """Return the secrecy that the giver stated, None when he did not yet."""
        return self.secrecy_of(str(self.data.get("known_through", "")))

    def secrecy_of(self, answer: str) -> Secrecy | None:
        """Return the secrecy of an answer; the function gives what a helper's "no" leaves."""
        if answer == YES:
            return Secrecy.PROFESSIONAL
        if answer == NO:
            return Secrecy.NONE if self.own is Secrecy.PROFESSIONAL else self.own
        return None

    def words(self) -> Words:
        """Return what was said."""
        given = self.cleaned_data
        return Words(
            text=given["text"],
            source_kind=SourceKind(given["source_kind"]),
            secrecy=self.secrecy_of(given["known_through"]) or Secrecy.PROFESSIONAL,
            onward_use=OnwardUse(given["onward_use"]),
            not_in_minutes=given["not_in_minutes"],
        )


class ShareForm(WordsForm):
    """Words with the readers that the giver chooses."""

    readers = fields.SomeOf(
        label=_("Wie leest mee?"),
        help_text=_("Alleen wie u aanduidt. Wie later komt, leest dit niet."),
        error_messages={"required": _("Kies minstens één lezer.")},
    )

    def __init__(self, *args: Any, possible: Iterable[ReaderFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.possible = tuple(possible)
        fields.offer(self, "readers", ((one.id, reader_label(one)) for one in self.possible))
        self.fields["readers"].initial = [str(one.id) for one in self.possible if one.because]

    def chosen(self) -> list[MandateId]:
        """Return the mandates that were ticked."""
        return [MandateId(UUID(one)) for one in self.cleaned_data["readers"]]


class WidenForm(forms.SchakelForm):
    """More readers for what was shared before."""

    readers = fields.SomeOf(
        label=_("Wie mag dit ook lezen?"),
        error_messages={"required": _("Kies minstens één lezer.")},
    )

    def __init__(self, *args: Any, possible: Iterable[ReaderFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "readers", ((one.id, reader_label(one)) for one in possible))

    def chosen(self) -> list[MandateId]:
        """Return the mandates that were ticked."""
        return [MandateId(UUID(one)) for one in self.cleaned_data["readers"]]
