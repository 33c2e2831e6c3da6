# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.cases import (
    circle,
    ladder,
    opening,
    own_contributions,
    searching,
    sharing,
    steps,
    tasks,
    tendencies,
    toolbox,
)

urlpatterns = [
    path("", opening.case_list, name="cases"),
    path("zoeken/", searching.search, name="case_search"),
    path("uitnodiging/<uuid:member>/", circle.invitation, name="invitation"),
    path("kring/<uuid:member>/einde/", circle.end_membership, name="member_end"),
    path("afspraken/", tasks.my_tasks, name="tasks"),
    path("afspraken/<uuid:task>/", tasks.task, name="task"),
    path("tendensen/", tendencies.tendency_list, name="tendencies"),
    path("tendensen/<uuid:table>/", tendencies.give, name="tendency_give"),
    path(
        "inbreng/<uuid:contribution>/verbeteren/",
        own_contributions.correct,
        name="contribution_correct",
    ),
    path(
        "inbreng/<uuid:contribution>/intrekken/",
        own_contributions.withdraw,
        name="contribution_withdraw",
    ),
    path("inbreng/<uuid:contribution>/lezers/", own_contributions.widen, name="contribution_widen"),
    path("<uuid:case>/", opening.case, name="case"),
    path("<uuid:case>/naam/", opening.names, name="case_names"),
    path("<uuid:case>/logboek/", opening.opened_by, name="case_log"),
    path("<uuid:case>/uitnodigen/", circle.invite, name="case_invite"),
    path("<uuid:case>/delen/", sharing.share, name="contribution_share"),
    path("<uuid:case>/delen/lezers/", sharing.readers, name="contribution_readers"),
    path("<uuid:case>/afspraak/", tasks.give, name="task_give"),
    path("<uuid:case>/koffer/", toolbox.case_toolbox, name="case_toolbox"),
    path("<uuid:case>/omhoog/", ladder.escalate, name="case_escalate"),
    path("<uuid:case>/terug/", ladder.bring_back, name="case_return"),
    path("<uuid:case>/fase/", steps.set_phase, name="case_phase"),
    path("<uuid:case>/afsluiten/", steps.close, name="case_close"),
    path("<uuid:case>/heropenen/", steps.reopen, name="case_reopen"),
]
