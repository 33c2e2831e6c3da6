# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of words in the files, beside those of the product (`kernel.vocabulary`)."""

from enum import StrEnum


class Function(StrEnum):
    MAYOR = "mayor"
    MAYOR_REPRESENTATIVE = "mayor_representative"
    POLICE_CHIEF = "police_chief"
    INFORMATION_OFFICER = "information_officer"
    LOCAL_POLICE_OFFICER = "local_police_officer"
    SAFETY_COORDINATOR = "safety_coordinator"
    PREVENTION_OFFICER = "prevention_officer"
    RADICALISATION_OFFICER = "radicalisation_officer"
    CLB_COUNSELLOR = "clb_counsellor"
    CAW_WORKER = "caw_worker"
    OCMW_SOCIAL_WORKER = "ocmw_social_worker"
    CGG_THERAPIST = "cgg_therapist"
    PROBATION_OFFICER = "probation_officer"
    YOUTH_WORKER = "youth_worker"
    STREET_WORKER = "street_worker"
    SCHOOL_STAFF = "school_staff"
    PROSECUTOR = "prosecutor"
    PROSECUTION_CRIMINOLOGIST = "prosecution_criminologist"
    HOUSING_OFFICER = "housing_officer"
    COMMUNITY_GUARD = "community_guard"
    MUNICIPAL_SERVICE = "municipal_service"
    NEIGHBOURHOOD_MEDIATOR = "neighbourhood_mediator"
    LEGAL_OFFICER = "legal_officer"
    DPO = "dpo"
    MONITOR = "monitor"
    ADMINISTRATOR = "administrator"


class OrganisationKind(StrEnum):
    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    POLICE_ZONE = "police_zone"
    CAW = "caw"
    CLB = "clb"
    CGG = "cgg"
    HOUSE_OF_JUSTICE = "house_of_justice"
    YOUTH_WORK = "youth_work"
    STREET_WORK = "street_work"
    HOUSING_COMPANY = "housing_company"
    PROSECUTION = "prosecution"
    INTERMUNICIPAL = "intermunicipal"
    SCHOOL = "school"
    DPO_OFFICE = "dpo_office"
    MONITOR = "monitor"


class Purpose(StrEnum):
    """What article 458ter allows a case consultation for."""

    INTEGRITY = "integrity"
    TERRORISM_PREVENTION = "terrorism_prevention"
    CRIMINAL_ORGANISATION = "criminal_organisation"


class State(StrEnum):
    NEW = "new"
    MORE_ASKED = "more_asked"
    ADVISED = "advised"
    REDIRECTED = "redirected"
    PROPOSED = "proposed"
    RETAINED = "retained"
    REFUSED = "refused"
    DESTROYED = "destroyed"
    NAMED = "named"
    CHECK_ASKED = "check_asked"
    MAY_BE_DISCUSSED = "may_be_discussed"
    CALL_ME = "call_me"
    IN_DELIBERATION = "in_deliberation"
    FOLLOW_UP = "follow_up"
    AFTERCARE = "aftercare"
    CLOSED = "closed"
    REOPENED = "reopened"
    ESCALATED_TACTICAL = "escalated_tactical"
    ESCALATED_STRATEGIC = "escalated_strategic"
    RETURNED = "returned"


class Channel(StrEnum):
    FORM = "form"
    PHONE = "phone"
    PARTNER_LINK = "partner_link"
    EMAIL = "email"


class Act(StrEnum):
    ASK_MORE = "ask_more"
    ANSWER = "answer"
    ADVISE = "advise"
    REDIRECT = "redirect"
    PROPOSE = "propose"
    RETAIN = "retain"
    REFUSE = "refuse"


class CheckAnswer(StrEnum):
    MAY_BE_DISCUSSED = "may_be_discussed"
    CALL_ME = "call_me"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
