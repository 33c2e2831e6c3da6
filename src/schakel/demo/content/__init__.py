# SPDX-License-Identifier: EUPL-1.2
"""The fictional region of demo/*.yaml as frozen facts.

Days in the files are whole numbers: days from today (-40 is forty days ago); reading turns them
into dates. A module holds the shapes of one file or of one part of it.
"""
