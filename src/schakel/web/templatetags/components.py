# SPDX-License-Identifier: EUPL-1.2
"""The components as template tags with named inputs; see docs/how-to/components.md and /patronen/.

``{% load components %}`` gives them all. Each tag has one template in ``templates/components/``
and holds no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django import template
from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext

from schakel.kernel.vocabulary import ChainLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.core.paginator import Page
    from django.forms import BaseForm
    from django.template.context import RequestContext
    from django.utils.safestring import SafeString

    from schakel.web.kit import page
    from schakel.web.kit.forms import SchakelBoundField
    from schakel.web.kit.paging import Leaf

register = template.Library()


class Link(TypedDict):
    """One link of the chain as the template draws it."""

    label: str
    state: str


# Where am I, and on which ground.


@register.inclusion_tag("components/ground_strip.html")
def ground_strip(ground: page.Ground | None) -> dict[str, object]:
    """As whom you see this, at which table, on which acts."""
    return {"ground": ground}


@register.inclusion_tag("components/chain.html")
def chain(current: str) -> dict[str, object]:
    """Where this case is; ``current`` is a value of ``rules.vocabulary.ChainLink``.

    Raises:
        ValueError: ``current`` is no link; a page that shows a wrong place is worse than none.
    """
    words = {
        ChainLink.SIGNAL: gettext("signaal"),
        ChainLink.TRIAGE: gettext("triage"),
        ChainLink.DELIBERATION: gettext("overleg"),
        ChainLink.FOLLOW_UP: gettext("opvolging"),
        ChainLink.AFTERCARE: gettext("nazorg"),
        ChainLink.CLOSED: gettext("afgesloten"),
    }
    here = list(words).index(ChainLink(current))
    states = ["done"] * here + ["now"] + ["later"] * (len(words) - here - 1)
    links = [
        Link(label=word, state=state) for word, state in zip(words.values(), states, strict=True)
    ]
    return {"links": links, "step": here + 1, "steps": len(words), "label": links[here]["label"]}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(crumbs: Iterable[page.Crumb]) -> dict[str, object]:
    """The path to this page."""
    return {"crumbs": crumbs}


@register.inclusion_tag("components/pagination.html")
def pagination(
    page_of_records: Page[object] | Leaf[object], parameter: str = "pagina"
) -> dict[str, object]:
    """Previous and next; never a total of what the reader may not see."""
    return {"page": page_of_records, "parameter": parameter}


# Who reads along.


@register.filter
def initials(name: object) -> str:
    """Return at most two letters: An Verlinden becomes AV, Tom De Smet TD."""
    return "".join(word[0] for word in str(name).split()[:2]).upper()


@register.simple_tag
def share_label(count: int) -> str:
    """Return the words of the button that shares: "Delen met 4 mensen"."""
    return ngettext("Delen met %(count)d mens", "Delen met %(count)d mensen", count) % {
        "count": count
    }


@register.inclusion_tag("components/readers.html")
def readers(
    people: Iterable[page.Reader], closing: str = "", level: int = 2, title: str = ""
) -> dict[str, object]:
    """Everyone who will read what is being typed, and the sentence that says nobody else will."""
    return {
        "people": people,
        "closing": closing,
        "level": level,
        "title": title or gettext("Wie leest mee"),
    }


@register.inclusion_tag("components/people_at_table.html")
def people_at_table(people: Iterable[page.Reader], title: str = "") -> dict[str, object]:
    """Who sits at the table, and who is excused."""
    return {"people": people, "title": title or gettext("Aan tafel")}


# What needs me, and what happened.


@register.inclusion_tag("components/todo_list.html")
def todo_list(items: Iterable[page.Todo], empty: str = "", first: int = 0) -> dict[str, object]:
    """What asks for attention, in sentences; ``empty`` is said when nothing does.

    With ``first``, only so many are open and the rest unfolds; a single one is never folded away.
    """
    todos = tuple(items)
    shown = first if first and len(todos) > first + 1 else len(todos)
    return {"items": todos[:shown], "rest": todos[shown:], "empty": empty}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[page.Event]) -> dict[str, object]:
    """What happened, in the order it is given."""
    return {"events": events}


@register.inclusion_tag("components/contribution.html")
def contribution(said: page.Said) -> dict[str, object]:
    """Somebody's own words, with giver, source kind and secrecy."""
    return {"said": said}


@register.inclusion_tag("components/agenda.html")
def agenda(groups: Iterable[page.AgendaGroup], title: str = "") -> dict[str, object]:
    """The items of a meeting as navigation."""
    return {"groups": groups, "title": title or gettext("Agenda")}


@register.inclusion_tag("components/stats_sentence.html")
def stats_sentence(sentence: str, url: str = "", link: str = "") -> dict[str, object]:
    """A figure in a sentence that leads to the records behind it."""
    return {"sentence": sentence, "url": url, "link": link}


@register.inclusion_tag("components/data_table.html")
def data_table(table: page.DataTable) -> dict[str, object]:
    """Records in a table; on a narrow screen each row becomes a small sheet."""
    rows = [
        {"head": row[0], "cells": list(zip(table.columns[1:], row[1:], strict=True))}
        for row in table.rows
    ]
    return {"table": table, "rows": rows}


@register.inclusion_tag("components/definition_list.html")
def definition_list(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Terms and what they are here."""
    return {"pairs": pairs}


@register.inclusion_tag("components/progress.html")
def progress(value: int, total: int, label: str) -> dict[str, object]:
    """How far something is, in words and as a bar."""
    return {"value": value, "total": total, "label": label}


# What is so, and how sure we are.


@register.inclusion_tag("components/tag.html")
def tag(label: str, kind: str = "default") -> dict[str, object]:
    """A short word; kind is default, ok, no, wait, doubt or secret."""
    return {"label": label, "kind": kind}


@register.inclusion_tag("components/verification.html")
def verification(verification: page.Verification) -> dict[str, object]:
    """Whether somebody checked this source, who and when."""
    return {"verification": verification}


@register.inclusion_tag("components/source_line.html")
def source_line(source: str, verification: page.Verification | None = None) -> dict[str, object]:
    """The act this rests on, and whether that was checked."""
    return {"source": source, "verification": verification}


@register.inclusion_tag("components/refusal.html")
def refusal(refusal: page.Refusal, level: int = 1) -> dict[str, object]:
    """What cannot be done here, why, and what can; at ``level`` 1 its title is the page's."""
    return {"refusal": refusal, "level": level}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, sentence: str, url: str = "", button: str = "") -> dict[str, object]:
    """Nothing here yet, and what to do next."""
    return {"title": title, "sentence": sentence, "url": url, "button": button}


@register.simple_block_tag
def note(content: SafeString, kind: str = "default", title: str = "") -> str:
    """A remark beside the text; kind is default, no, wait or ok."""
    return render_to_string(
        "components/note.html", {"content": content, "kind": kind, "title": title}
    )


@register.simple_block_tag
def sheet(content: SafeString, title: str = "", anchor: str = "", level: int = 2) -> str:
    """A white sheet on the paper; ``anchor`` makes it reachable with a link."""
    inputs = {"content": content, "title": title, "anchor": anchor, "level": level}
    return render_to_string("components/sheet.html", inputs)


# What can be done.


@register.inclusion_tag("components/button_link.html")
def button_link(label: str, url: str, kind: str = "") -> dict[str, object]:
    """An address that looks like a button; kind is nothing, quiet or stop."""
    return {"label": label, "url": url, "kind": kind}


@register.inclusion_tag("components/button.html")
def button(label: str, kind: str = "", name: str = "", value: str = "") -> dict[str, object]:
    """The button that sends the form it stands in."""
    return {"label": label, "kind": kind, "name": name, "value": value}


@register.inclusion_tag("components/button_form.html", takes_context=True)
def button_form(
    context: RequestContext,
    label: str,
    url: str,
    kind: str = "",
    confirm: str = "",
    name: str = "",
    value: str = "",
) -> dict[str, object]:
    """A form of one button; with ``confirm`` it opens and says the consequence first."""
    return {
        "csrf_token": context.get("csrf_token"),
        "label": label,
        "url": url,
        "kind": kind,
        "confirm": confirm,
        "name": name,
        "value": value,
    }


@register.inclusion_tag("components/confirm_panel.html", takes_context=True)
def confirm_panel(
    context: RequestContext,
    title: str,
    consequence: str,
    url: str,
    button: str,
    back_url: str = "",
    form: BaseForm | None = None,
) -> dict[str, object]:
    """The step before something that cannot be undone; ``form`` may ask for a reason."""
    return {
        "csrf_token": context.get("csrf_token"),
        "title": title,
        "consequence": consequence,
        "url": url,
        "button": button,
        "back_url": back_url,
        "form": form,
    }


@register.inclusion_tag("components/print_button.html")
def print_button(label: str = "") -> dict[str, object]:
    """Print this page; without script it stays hidden, the browser's own menu prints as well."""
    return {"label": label or gettext("Afdrukken")}


# Forms.


@register.inclusion_tag("components/field.html")
def field(bound_field: SchakelBoundField) -> dict[str, object]:
    """One field of a ``SchakelForm``: label, hint, error and what was typed."""
    return {"field": bound_field}


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, object]:
    """What has to be looked at again, each with a link to its field."""
    fields: Sequence[object] = [bound for bound in form if bound.errors]
    return {"form": form, "fields": fields}
