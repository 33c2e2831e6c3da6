# SPDX-License-Identifier: EUPL-1.2
"""Actions and things in Dutch, as the reading log shows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.access.actions import Action

ACTIONS: dict[str, str | Promise] = {
    Action.READ_SIGNAL: _("las een signaal"),
    Action.READ_IDENTITY: _("las een naam"),
    Action.READ_CHECK: _("las een vraag aan de information officer"),
    Action.READ_CASE: _("las een casus"),
    Action.READ_MEMBER: _("las een uitnodiging"),
    Action.READ_CONTRIBUTION: _("las een inbreng"),
    Action.READ_DRAFT: _("las een eigen kladversie"),
    Action.READ_TASK: _("las een afspraak"),
    Action.READ_MEETING: _("las een overleg"),
    Action.READ_ITEM: _("las een punt"),
    Action.READ_RECORD: _("las wat besproken is"),
    Action.READ_NOTICE: _("las een bericht"),
    Action.READ_TENDENCY: _("las een tendens"),
    Action.GIVE_SIGNAL: _("gaf een signaal"),
    Action.ANSWER_SIGNAL: _("antwoordde op een vraag over een signaal"),
    Action.TRIAGE_SIGNAL: _("werkte aan de triage van een signaal"),
    Action.REFUSE_SIGNAL: _("weerhield een signaal niet"),
    Action.RETAIN_SIGNAL: _("weerhield een signaal"),
    Action.NAME_SUBJECT: _("gaf een naam"),
    Action.OPEN_IDENTITY: _("opende een naam"),
    Action.ASK_INFORMATION: _("vroeg de information officer"),
    Action.ANSWER_INFORMATION: _("antwoordde als information officer"),
    Action.OPEN_CASE: _("begon een casus"),
    Action.INVITE: _("nodigde iemand uit"),
    Action.ANSWER_INVITATION: _("antwoordde op een uitnodiging"),
    Action.END_MEMBERSHIP: _("beëindigde een deelname"),
    Action.SHARE_CONTRIBUTION: _("deelde een inbreng"),
    Action.CORRECT_CONTRIBUTION: _("verbeterde een inbreng"),
    Action.WITHDRAW_CONTRIBUTION: _("trok een inbreng in"),
    Action.WIDEN_CONTRIBUTION: _("opende een inbreng voor meer lezers"),
    Action.GIVE_TASK: _("gaf een afspraak"),
    Action.REPORT_TASK: _("berichtte over een afspraak"),
    Action.ESCALATE_CASE: _("bracht een casus naar een hoger niveau"),
    Action.RETURN_CASE: _("gaf een casus terug"),
    Action.SET_PHASE: _("zette een casus in een andere fase"),
    Action.CLOSE_CASE: _("sloot een casus af"),
    Action.REOPEN_CASE: _("heropende een casus"),
    Action.GIVE_TENDENCY: _("gaf een tendens door"),
    Action.PLAN_MEETING: _("plande een overleg"),
    Action.OPEN_MEETING: _("opende een overleg"),
    Action.RUN_MEETING: _("leidde een overleg"),
    Action.CLOSE_MEETING: _("sloot een overleg"),
    Action.WRITE_MINUTES: _("schreef een verslag"),
    Action.APPROVE_MINUTES: _("keurde een verslag goed"),
    Action.MANAGE_STRUCTURES: _("veranderde iets aan mensen of mandaten"),
    Action.GIVE_TABLE_MANDATE: _("gaf een mandaat aan een tafel"),
    Action.MANAGE_PROTOCOL: _("veranderde een protocol"),
    "read_log": _("las dit logboek"),
    "accept_invitation": _("aanvaardde de uitnodiging voor Schakel"),
    "add_organisation": _("voegde een organisatie toe"),
    "add_person": _("voegde iemand toe"),
    "change_contact": _("veranderde contactgegevens"),
    "change_name": _("veranderde een naam van een medewerker"),
    "change_organisation": _("veranderde een organisatie"),
    "change_protocol": _("veranderde een protocol"),
    "change_table": _("veranderde een tafel"),
    "close_account": _("sloot een account"),
    "download_minutes": _("haalde een verslag op"),
    "download_protocol": _("haalde een protocol op"),
    "draw_up_protocol": _("maakte een protocol op"),
    "end_mandate": _("beëindigde een mandaat"),
    "end_protocol": _("beëindigde een protocol"),
    "end_table": _("beëindigde een tafel"),
    "end_table_mandate": _("beëindigde een mandaat aan een tafel"),
    "give_mandate": _("gaf een mandaat"),
    "invite_colleague": _("nodigde een medewerker uit voor Schakel"),
    "leaver": _("schreef een vertrek in"),
    "make_table": _("maakte een tafel"),
    "reset_second_factor": _("haalde een tweede stap weg"),
    "set_clearance": _("schreef een veiligheidsmachtiging in"),
    "set_up": _("zette Schakel op"),
    "sign_protocol": _("schreef een handtekening onder een protocol in"),
    "search_cases": _("zocht in casussen"),
    "destroy_signal": _("vernietigde een signaal"),
}
THINGS: dict[str, str | Promise] = {
    "signal": _("signaal"),
    "identity": _("naam"),
    "check": _("vraag"),
    "case": _("casus"),
    "membership": _("deelname"),
    "contribution": _("inbreng"),
    "task": _("afspraak"),
    "meeting": _("overleg"),
    "item": _("punt"),
    "minutes": _("verslag"),
    "tendency": _("tendens"),
    "table": _("tafel"),
    "protocol": _("protocol"),
    "person": _("persoon in Schakel"),
    "mandate": _("mandaat"),
    "organisation": _("organisatie"),
    "page": _("bladzijde"),
    "place": _("plaats aan een tafel"),
    "log": _("logboek"),
    "notice": _("bericht"),
}


# A refusal at the door keeps the name of the page; its beginning says what the page is about.
PAGES: dict[str, str | Promise] = {
    "admin": _("beheer"),
    "information": _("vraag"),
    "signal": _("signaal"),
    "case": _("casus"),
    "contribution": _("inbreng"),
    "invitation": _("deelname"),
    "member": _("deelname"),
    "task": _("afspraak"),
    "tendenc": _("tendens"),
    "meeting": _("overleg"),
    "cockpit": _("overleg"),
    "decisions": _("overleg"),
    "item": _("punt"),
    "protocol": _("protocol"),
    "person": _("persoon in Schakel"),
    "reading_log": _("logboek"),
}


def action_words(action: str, kind: str = "") -> str:
    """Return what was done; something polite with its code when nobody gave it words yet."""
    if action in ACTIONS:
        return str(ACTIONS[action])
    if kind == "page":
        return gettext("vroeg een bladzijde die niet open is")
    return gettext("deed iets anders (%(code)s)") % {"code": action}


def thing_words(kind: str, action: str = "") -> str:
    """Return what kind of thing it was; for a refused page, what the page is about."""
    if kind == "page":
        kind = next((start for start in PAGES if action.startswith(start)), kind)
        return str(PAGES.get(kind, THINGS["page"]))
    return str(THINGS.get(kind, gettext("iets anders")))
