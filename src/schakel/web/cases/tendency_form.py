# SPDX-License-Identifier: EUPL-1.2
"""What a table tells the strategic one."""

from django.utils.translation import gettext_lazy as _

from schakel.web.kit import fields, forms


class TendencyForm(forms.SchakelForm):
    """What the table sees, without names."""

    text = fields.TextField(
        label=_("Welke tendens ziet u?"),
        help_text=_("Zonder namen en zonder pseudoniemen: wat komt vaker voor, en waar?"),
        rows=5,
        limit=3000,
    )
    question = fields.TextField(
        label=_("Wat vraagt u aan de strategische tafel?"), rows=2, limit=1000
    )
