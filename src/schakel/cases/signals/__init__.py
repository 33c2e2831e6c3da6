# SPDX-License-Identifier: EUPL-1.2
"""A worry on its way: given, triaged, named, cleared, and refused or made a case."""
