# SPDX-License-Identifier: EUPL-1.2
"""How Schakel is put together and started: settings, addresses, the command line, the embedded
database.

It refuses to start on a wrong setting, and it holds no rule about who may do what.
"""
