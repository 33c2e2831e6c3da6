# SPDX-License-Identifier: EUPL-1.2
"""The addresses: log-in by allauth, everything else by the door `web`."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("schakel.web") and find_spec("schakel.web.urls"):
    urlpatterns.append(path("", include("schakel.web.urls")))
urlpatterns += [
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
