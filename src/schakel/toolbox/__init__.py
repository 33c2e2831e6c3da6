# SPDX-License-Identifier: EUPL-1.2
"""The veiligheidskoffer: what each measure asks, how its terms run, whether it is lawful here.

Pure: no Django, no clock of its own. It refuses to guess a date, to drop a doubt, and to say
anything about what kind of person somebody is.
"""
