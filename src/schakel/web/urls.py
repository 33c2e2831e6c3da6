# SPDX-License-Identifier: EUPL-1.2
"""Every address of the door, a folder per subject. A new one must enter tests/access/matrix.py."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler404 = "schakel.web.kit.refusals.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("schakel.web.today.urls")),
    path("", include("schakel.web.accounts.urls")),
    path("", include("schakel.web.why.urls")),
    path("", include("schakel.web.law.urls")),
    path("berichten/", include("schakel.web.notices.urls")),
    path("signalen/", include("schakel.web.signals.urls")),
    path("casussen/", include("schakel.web.cases.urls")),
    path("overleg/", include("schakel.web.meetings.urls")),
    path("beheer/", include("schakel.web.administration.urls")),
    path("koffer/", include("schakel.web.toolbox.urls")),
    path("mag-ik-dit-zeggen/", include("schakel.web.say.urls")),
    path("patronen/", include("schakel.web.patterns.urls")),
]
if settings.SCHAKEL_DEMO:
    # Outside the demo this address does not exist.
    urlpatterns.append(path("demo/", include("schakel.web.demo.urls")))
