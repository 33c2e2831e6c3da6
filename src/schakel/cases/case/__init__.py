# SPDX-License-Identifier: EUPL-1.2
"""A case: where it lies, its phases, its closing; the list, the file, the search."""
