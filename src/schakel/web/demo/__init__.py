# SPDX-License-Identifier: EUPL-1.2
"""Become any demo person; exists only in the demo."""
