# SPDX-License-Identifier: EUPL-1.2
"""What is half-written: sealed, the writer's alone, gone after its term."""
