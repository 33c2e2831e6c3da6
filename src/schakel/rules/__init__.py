# SPDX-License-Identifier: EUPL-1.2
"""The law on a given day.

Pure: no Django, no clock, no database. Every rule is asked for a day and answers with its source.
It refuses to guess: a framework that is missing or not in force is an error, never an empty answer.
"""
