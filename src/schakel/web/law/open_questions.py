# SPDX-License-Identifier: EUPL-1.2
"""What no law or jurist has answered yet. Schakel shows it, and builds nothing on it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class OpenQuestion:
    """A question, and what Schakel does as long as nobody answered."""

    question: str | Promise
    until_then: str | Promise


QUESTIONS = (
    OpenQuestion(
        _("Kan een eedprotocol voor de burgemeester bestaan, en wat zou het openen?"),
        _(
            "Schakel kent geen eedprotocol. De burgemeester hoort en leest alleen wat de kaders op "
            "deze bladzijde toelaten."
        ),
    ),
    OpenQuestion(
        _("Wat zegt de federale wet van 8 januari 2026 precies, en sinds wanneer geldt ze?"),
        _(
            "De titel is bekend, de inhoud is nog niet gelezen. "
            "Schakel leidt er niets nieuws uit af."
        ),
    ),
    OpenQuestion(
        _("Welke nummers hebben de artikelen 458 en 458ter in het nieuwe Strafwetboek?"),
        _("Schakel noemt de oude nummers en zegt erbij dat ze nog te verifiëren zijn."),
    ),
    OpenQuestion(
        _("Wat veranderde de wet van 2024 over de gegevensbank T.E.R. aan de LIVC R?"),
        _(
            "Schakel werkt met de wet van 30 juli 2018. "
            "Gegevens uit de gegevensbank horen hier nooit."
        ),
    ),
    OpenQuestion(
        _("Wie staat op de lijst van deelnemers van het decreet van 21 mei 2021?"),
        _(
            "De coördinator kijkt na wie uitgenodigd kan worden. "
            "Schakel vult de lijst niet zelf in."
        ),
    ),
    OpenQuestion(
        _("Bestaat er intussen een wet over een lokale veiligheidscel voor overlast?"),
        _(
            "Schakel kent er geen. Een overleg over overlast gaat over een plaats, zonder "
            "beroepsgeheimen en zonder dossier over personen."
        ),
    ),
    OpenQuestion(
        _("Is het interfederale samenwerkingsakkoord over de LIVC R er al?"),
        _("Schakel rekent er niet op, zolang het niet gepubliceerd is."),
    ),
)
