# SPDX-License-Identifier: EUPL-1.2
"""The veiligheidskoffer: every measure a municipality can take, to search, to read, to compare."""
