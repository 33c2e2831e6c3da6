# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in a case: asked, answering, ending. Nothing asks why somebody stays out."""
