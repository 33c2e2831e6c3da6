# SPDX-License-Identifier: EUPL-1.2
"""The addresses: everything by the door `web`, the choice of language by Django."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("schakel.web") and find_spec("schakel.web.urls"):
    urlpatterns.append(path("", include("schakel.web.urls")))
urlpatterns += [
    path("i18n/", include("django.conf.urls.i18n")),
]
