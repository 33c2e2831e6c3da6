# SPDX-License-Identifier: EUPL-1.2
"""Every visible word is found, in code and in templates, with its plural and its context."""

from schakel.project.catalogue import Message, find_messages


def test_words_in_code_and_templates_are_found(tmp_path):
    templates = tmp_path / "web" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "web" / "forms.py").write_text(
        'a = _("Naam")\nb = gettext_lazy("Reden")\nc = pgettext("tafel", "Sluiten")\nd = _(a)\n'
    )
    (templates / "page.html").write_text(
        "{% load i18n %}{% translate 'Zaken (open)' %}"
        "{% blocktranslate count n=n %}een taak{% plural %}{{ n }} taken{% endblocktranslate %}"
    )
    (tmp_path / "web" / "notes.txt").write_text("{% translate 'Niet zichtbaar' %}")
    assert find_messages(tmp_path) == {
        Message("Naam", "", ""): ["web/forms.py"],
        Message("Reden", "", ""): ["web/forms.py"],
        Message("Sluiten", "", "tafel"): ["web/forms.py"],
        Message("Zaken (open)", "", ""): ["web/templates/page.html"],
        Message("een taak", "%(n)s taken", ""): ["web/templates/page.html"],
    }
