# SPDX-License-Identifier: EUPL-1.2
"""The words that every room shares: ids, people, rulings with their source, days, errors.

Pure and small. It refuses: a rule of law, a table of the database, anything one room alone needs.
"""
