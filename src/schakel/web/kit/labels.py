# SPDX-License-Identifier: EUPL-1.2
"""The Dutch of the closed lists that several features show."""

from django.utils.translation import gettext_lazy

from schakel.kernel.vocabulary import ConcernKind
from schakel.web.kit.page import Text

CONCERNS: dict[ConcernKind, Text] = {
    ConcernKind.RADICALISATION: gettext_lazy("radicalisering of extremisme"),
    ConcernKind.VULNERABLE_ADULT: gettext_lazy("een kwetsbare volwassene in gevaar"),
    ConcernKind.NUISANCE: gettext_lazy("overlast op een plaats"),
    ConcernKind.YOUTH_AT_RISK: gettext_lazy("een jongere met wie het niet goed gaat"),
    ConcernKind.FAMILY_VIOLENCE: gettext_lazy("geweld in het gezin"),
    ConcernKind.OTHER: gettext_lazy("iets anders"),
}
