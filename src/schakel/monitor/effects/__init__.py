# SPDX-License-Identifier: EUPL-1.2
"""What a measure changed: estimates, how sure they are, what they assume in words, or a refusal.

interrupted    one series of counts, before and after a day            Lopez Bernal et al. 2017
differences    places with and without the measure, before and after   Bertrand et al. 2004
synthetic      the same against a weighted mix of places and periods   Arkhangelsky et al. 2021
clock          from cases to time at risk, so that no immortal time is counted
survival       how long until closure: Kaplan-Meier, log-rank, restricted mean
cox            which cases close sooner: Cox, one outcome at a time
competing      closed well or closed otherwise: Aalen-Johansen, Fine-Gray

A result carries `assumptions`: sentences in Dutch that belong beside the figure on every page.
Where there is too little to answer, a function raises `TooLittleError`; its Dutch sentence says
why.
"""
