# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the demo log-in; included in demo mode only."""

from django.urls import path

from schakel.web.demo import views

urlpatterns = [
    path("", views.people, name="demo_people"),
    path("word/<uuid:person>/", views.become, name="demo_become"),
]
