# SPDX-License-Identifier: EUPL-1.2
"""Holds the worry from signal to closure: identity, circle, contributions, tasks.

Refuses: a name before it is needed, a secret where no law opens the way, a score of a person.
"""
