# SPDX-License-Identifier: EUPL-1.2
"""What everybody did, as steps that `timeline` puts in order: a module for each subject.

Steps that share a day and a turn are played in the order in which they are told here.
"""
