# SPDX-License-Identifier: EUPL-1.2
"""The addresses of administration; none leads to a case."""

from django.urls import path

from schakel.web.administration import (
    changing_people,
    changing_protocols,
    changing_tables,
    home,
    leaving,
    mandates,
    organisations,
    people,
    places,
    protocols,
    safeguards,
    tables,
)

PERSON = "mensen/<uuid:person>/"
TABLE = "tafels/<uuid:table>/"
PROTOCOL = "protocollen/<uuid:protocol>/"

urlpatterns = [
    path("", home.home, name="administration"),
    path("functies/", home.functions, name="admin_functions"),
    path("organisaties/", organisations.listed, name="admin_organisations"),
    path("organisaties/nieuw/", organisations.add, name="admin_organisation_add"),
    path("organisaties/<uuid:organisation>/", organisations.change, name="admin_organisation"),
    path("mensen/", people.listed, name="admin_people"),
    path("mensen/nieuw/", changing_people.add, name="admin_person_add"),
    path(PERSON, people.person, name="admin_person"),
    path(f"{PERSON}naam/", changing_people.name, name="admin_person_name"),
    path(f"{PERSON}gegevens/", changing_people.contact, name="admin_person_contact"),
    path(f"{PERSON}uitnodigen/", changing_people.invite, name="admin_person_invite"),
    path(f"{PERSON}mandaat/", mandates.give, name="admin_mandate_give"),
    path(f"{PERSON}machtiging/", safeguards.clearance, name="admin_clearance"),
    path(f"{PERSON}tweede-stap/", safeguards.second_factor, name="admin_second_factor"),
    path(f"{PERSON}vertrek/", leaving.leave, name="admin_person_leave"),
    path("mandaten/<uuid:mandate>/einde/", mandates.end, name="admin_mandate_end"),
    path("tafels/", tables.listed, name="admin_tables"),
    path("tafels/nieuw/", changing_tables.add, name="admin_table_add"),
    path(TABLE, tables.table, name="admin_table"),
    path(f"{TABLE}wijzigen/", changing_tables.change, name="admin_table_change"),
    path(f"{TABLE}einde/", changing_tables.end, name="admin_table_end"),
    path(f"{TABLE}plaats/", places.give, name="admin_place_give"),
    path("plaatsen/<uuid:place>/einde/", places.end, name="admin_place_end"),
    path(f"{TABLE}protocol/", changing_protocols.add, name="admin_protocol_add"),
    path(PROTOCOL, protocols.protocol, name="admin_protocol"),
    path(f"{PROTOCOL}wijzigen/", changing_protocols.change, name="admin_protocol_change"),
    path(f"{PROTOCOL}verlengen/", changing_protocols.renew, name="admin_protocol_renew"),
    path(f"{PROTOCOL}ondertekenen/", protocols.sign, name="admin_protocol_sign"),
    path(f"{PROTOCOL}einde/", protocols.end, name="admin_protocol_end"),
]
