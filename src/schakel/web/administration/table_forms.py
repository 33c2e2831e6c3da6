# SPDX-License-Identifier: EUPL-1.2
"""The forms about tables and places."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact, MunicipalityFact
from schakel.rules import law
from schakel.tables.facts import TableFact
from schakel.web.administration.fields import Lines
from schakel.web.administration.labels import KEEPS, LEVELS, ROLES
from schakel.web.kit.day_field import DayField
from schakel.web.kit.fields import CHOOSE, FromList, OneOf, TextField, offer
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.versions import MarkForm

POWERS = {
    "chair": _("Zit het overleg voor en leest de casussen van deze tafel."),
    "retain": _("Beslist of een signaal een casus wordt."),
    "coordinate": _("Ontvangt signalen, nodigt uit en volgt op. Leest de casussen van deze tafel."),
    "direct_case": _("Mag casussen van deze tafel regisseren; leest er geen zonder uitnodiging."),
    "inform": _("Antwoordt alleen of iets besproken mag worden."),
    "member": _("Ziet de overleggen. Een casus ziet een lid pas na een uitnodiging."),
}


class TableForm(SchakelForm):
    """What a table is called, where it works and what it writes down."""

    name = TextField(label=_("Naam"), limit=120)
    municipalities = Lines(
        label=_("Gemeenten"),
        help_text=_("Eén gemeente op elke lijn. Hun burgemeesters geven de mandaten."),
    )
    above = FromList(
        label=_("Ligt onder"),
        required=False,
        help_text=_("De tafel één trede hoger, van dezelfde soort."),
    )
    keeps = OneOf(label=_("Wat schrijft deze tafel op?"), choices=list(KEEPS.items()))

    def __init__(
        self,
        *args: Any,
        known: tuple[MunicipalityFact, ...],
        tables: tuple[TableFact, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.name.casefold(): one.nis for one in known} | {
            one.nis: one.nis for one in known
        }
        offer(self, "above", ((one.id, one.name) for one in tables), nothing=_("geen tafel"))

    def clean_municipalities(self) -> tuple[str, ...]:
        """Return the codes; say which names nobody knows."""
        lines = Lines.split(self.cleaned_data["municipalities"])
        unknown = [line for line in lines if line.casefold() not in self.known]
        if unknown:
            raise ValidationError(
                _("Deze gemeente kent Schakel niet: %(name)s. Kijk de schrijfwijze na."),
                params={"name": unknown[0]},
            )
        return tuple(sorted({self.known[line.casefold()] for line in lines}))


class ChangeTableForm(MarkForm, TableForm):
    """What may change of a table."""


class NewTableForm(TableForm):
    """A new table: on which framework, at which level, from when."""

    kind = FromList(
        label=_("Wettelijk kader"), help_text=_("Blijft zo: de casussen van de tafel steunen erop.")
    )
    level = FromList(label=_("Niveau"))
    begin = DayField(label=_("Eerste dag"))
    field_order = ("name", "kind", "level", "municipalities", "above", "keeps", "begin")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = law.book().on(day).table_kinds()
        offer(self, "kind", ((one.id, one.title) for one in kinds), nothing=CHOOSE)
        offer(self, "level", LEVELS.items(), nothing=CHOOSE)


class EndTableForm(SchakelForm):
    """From which day a table meets no more."""

    on = DayField(label=_("Vanaf"), help_text=_("De eerste dag waarop de tafel niet meer bestaat."))


class PlaceForm(SchakelForm):
    """A seat or a power for a mandate."""

    mandate = FromList(label=_("Wie"))
    role = OneOf(label=_("Als wat"), choices=list(ROLES.items()), option_hints=POWERS)
    given_by = FromList(
        label=_("Gegeven door burgemeester"),
        required=False,
        help_text=_(
            "Alleen een vaste plaats als lid kan zonder. Het document blijft in uw eigen archief."
        ),
    )
    begin = DayField(label=_("Eerste dag"))
    end = DayField(
        label=_("Einde"), required=False, help_text=_("De eerste dag waarop het niet meer geldt.")
    )
    reason = TextField(label=_("Reden"), limit=200)

    def __init__(
        self,
        *args: Any,
        held: tuple[MandateFact, ...],
        mayors: tuple[MandateFact, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = ((one.id, f"{one.label}, {one.organisation.name}") for one in held)
        offer(self, "mandate", people, nothing=CHOOSE)
        givers = ((one.id, one.label) for one in mayors)
        offer(self, "given_by", givers, nothing=_("niemand, dit is een vaste plaats"))
        if not mayors:
            self.fields["given_by"].help_text = _(
                "In dit gebied heeft nog geen burgemeester een mandaat."
            )
