# SPDX-License-Identifier: EUPL-1.2
"""The fictional region Beekland, played by its own people through the commands of the product.

Nobody is written into a case: somebody with the right mandate gives, decides or answers, on the
day it happened. So the demo is also a proof that the commands work, and its journal is true.

Refuses: to load where somebody can log in already.
"""
