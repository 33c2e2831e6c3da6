# SPDX-License-Identifier: EUPL-1.2
"""Every state has its place in the chain."""

import pytest

from schakel.kernel.vocabulary import CaseState, ChainLink, SignalState, chain_of


def test_a_new_signal_is_the_first_link_and_a_closed_case_the_last() -> None:
    assert chain_of(SignalState.NEW) is ChainLink.SIGNAL
    assert chain_of(SignalState.PROPOSED) is ChainLink.TRIAGE
    assert chain_of(SignalState.CLOSED_AS_CASE) is ChainLink.DELIBERATION
    assert chain_of(CaseState.REOPENED) is ChainLink.DELIBERATION
    assert chain_of(CaseState.CLOSED) is ChainLink.CLOSED


@pytest.mark.parametrize("state", [*SignalState, *CaseState])
def test_no_state_falls_out_of_the_chain(state: SignalState | CaseState) -> None:
    assert chain_of(state) in ChainLink
