# SPDX-License-Identifier: EUPL-1.2
"""The forms about tables, places and protocols."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact, MunicipalityFact, OrganisationFact
from schakel.rules import law
from schakel.tables.facts import TableFact
from schakel.web.administration.labels import KEEPS, LEVELS, ROLES
from schakel.web.kit.day_field import DayField
from schakel.web.kit.fields import CHOOSE, FromList, OneOf, SomeOf, TextField, offer
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.versions import MarkForm

MODALITY = _(
    "Schrijf op elke lijn eerst waarover het gaat, dan een dubbele punt: verslag: per punt."
)
POWERS = {
    "chair": _("Zit het overleg voor en leest de casussen van deze tafel."),
    "retain": _("Beslist of een signaal een casus wordt."),
    "coordinate": _("Ontvangt signalen, nodigt uit en volgt op. Leest de casussen van deze tafel."),
    "direct_case": _("Mag casussen van deze tafel regisseren; leest er geen zonder uitnodiging."),
    "inform": _("Antwoordt alleen of iets besproken mag worden."),
    "member": _("Ziet de overleggen. Een casus ziet een lid pas na een uitnodiging."),
}


class Lines(TextField):
    """A list, one thing on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=3000, rows=5, **kwargs)

    @staticmethod
    def split(text: str) -> tuple[str, ...]:
        """Return the lines that hold something."""
        return tuple(line.strip() for line in text.split("\n") if line.strip())


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


class ProtocolForm(SchakelForm):
    """What a protocol says."""

    reference = TextField(label=_("Kenmerk"), limit=80)
    valid_from = DayField(label=_("Geldig van"))
    valid_until = DayField(label=_("Geldig tot en met"))
    purposes = Lines(label=_("Waarvoor de tafel dient"), help_text=_("Eén doel op elke lijn."))
    functions = SomeOf(label=_("Wie mag deelnemen"))
    modalities = Lines(label=_("Hoe de tafel werkt"), required=False, help_text=MODALITY)
    consent_by = TextField(
        label=_("Toestemming van"),
        limit=160,
        required=False,
        help_text=_(
            "Leeg zolang de procureur niet toestemde. Daarna verandert de tekst niet meer."
        ),
    )
    consent_on = DayField(label=_("Toestemming op"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        functions = sorted(law.book().functions, key=lambda one: one.name)
        others = (one for one in functions if one.code != "administrator")
        offer(self, "functions", ((one.code, one.name) for one in others))

    def clean_modalities(self) -> dict[str, str]:
        """Return what each line is about with what was agreed."""
        found: dict[str, str] = {}
        for line in Lines.split(self.cleaned_data["modalities"]):
            subject, colon, agreed = line.partition(":")
            if not (colon and subject.strip() and agreed.strip()):
                raise ValidationError(
                    _("In deze lijn ontbreekt een dubbele punt: %(line)s"),
                    params={"line": line[:60]},
                )
            found[subject.strip()] = agreed.strip()
        return found


class ChangeProtocolForm(MarkForm, ProtocolForm):
    """What may change of a protocol without consent."""


class SignForm(SchakelForm):
    """An organisation that signed, and when."""

    organisation = FromList(label=_("Organisatie"))
    on = DayField(label=_("Ondertekend op"))

    def __init__(
        self, *args: Any, organisations: tuple[OrganisationFact, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", ((one.id, one.name) for one in organisations), nothing=CHOOSE)


class LastDayForm(SchakelForm):
    """The last day on which a protocol carries a meeting."""

    last_day = DayField(label=_("Laatste dag"))
