# SPDX-License-Identifier: EUPL-1.2
"""Documents: PDF, DOCX and calendar entries from typed content.

Pure Python. A caller hands over a fact from `facts`; `pdf`, `docx` or `calendar` hands back bytes.
In between stands a `sheet`: what the document says, in Dutch, composed once for every format.
"""
