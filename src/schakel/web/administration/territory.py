# SPDX-License-Identifier: EUPL-1.2
"""A table or a protocol for who governs it, and the path to its pages."""

import uuid

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.kernel.ids import ProtocolId, TableId
from schakel.tables import governing
from schakel.tables import queries as tables
from schakel.tables.access import GIVE_TABLE_MANDATE, MANAGE_PROTOCOL, TableStanding
from schakel.tables.facts import TableFact
from schakel.tables.governing import GovernedProtocol, GovernedTable
from schakel.web.administration.gate import crumbs
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest


def governed(request: ActingRequest, table: uuid.UUID) -> GovernedTable:
    """Return a table for who governs it; anybody else hears why not."""
    acting = request.acting
    governed_table = governing.governed(acting.actor, TableId(table), acting.day)
    require(acting.actor, GIVE_TABLE_MANDATE, governed_table.facts, acting.day)
    return governed_table


def territory(request: ActingRequest, table: uuid.UUID) -> tuple[TableFact, TableStanding]:
    """Return a table and its mayors for who governs it; anybody else hears why not."""
    acting = request.acting
    table_fact, facts = governing.territory(TableId(table), acting.day)
    require(acting.actor, GIVE_TABLE_MANDATE, facts, acting.day)
    return table_fact, facts


def table_crumbs(table: TableId, here: str = "") -> tuple[Crumb, ...]:
    """Return the path to a page about one table."""
    tail = [(here, "")] if here else []
    url = reverse("admin_table", args=[table]) if here else ""
    return crumbs((_("Tafels"), reverse("admin_tables")), (_("Tafel"), url), *tail)


def governed_protocol(request: ActingRequest, protocol: uuid.UUID) -> GovernedProtocol:
    """Return a protocol for who governs its table; anybody else hears why not."""
    acting = request.acting
    protocol_fact = governing.protocol(ProtocolId(protocol))
    facts = tables.table_facts(protocol_fact.table, acting.day)
    require(acting.actor, MANAGE_PROTOCOL, facts, acting.day)
    return protocol_fact


def protocol_crumbs(protocol: GovernedProtocol, here: str = "") -> tuple[Crumb, ...]:
    """Return the path to a page about one protocol."""
    url = reverse("admin_protocol", args=[protocol.id]) if here else ""
    above = [one for one in table_crumbs(protocol.table, _("Protocol")) if one.url]
    tail = [Crumb(here)] if here else []
    return (*above, Crumb(_("Protocol"), url), *tail)
