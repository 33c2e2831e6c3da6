# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder: a path holds codes of choices, never a word of the reader."""

from django.urls import path

from schakel.web.say import views

urlpatterns = [
    path("", views.say, name="say"),
    path("<path:choices>/antwoord.pdf", views.say_print, name="say_print"),
    path("<path:choices>/", views.say_step, name="say_step"),
]
