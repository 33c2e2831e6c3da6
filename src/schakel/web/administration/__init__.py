# SPDX-License-Identifier: EUPL-1.2
"""Administration of people, mandates, tables and protocols, without any access to cases."""
