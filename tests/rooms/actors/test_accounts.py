# SPDX-License-Identifier: EUPL-1.2
"""An invitation works once; a lost second factor is forgotten by an administrator, with a
reason.
"""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from schakel.access.decision import AccessDeniedError
from schakel.actors import queries
from schakel.actors.commands import accounts
from schakel.actors.facts import AccountChange, Invitation
from schakel.actors.models import Account
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import PersonId
from tests.world import TODAY, acting, mandate, person

NOBODY = PersonId(mandate("an"))
PASSWORD = "vier-paarden-op-het-dak"


def invited(name: str = "chloe") -> Invitation:
    with acting("els") as els:
        return accounts.invite(els, person(name), day=TODAY)


def test_an_invitation_sets_the_first_password_and_works_once(town, journalled):
    link = invited()
    assert queries.invited_account(link.account, link.token) is not None
    with acting("chloe"):
        account = accounts.accept_invitation(link.account, link.token, PASSWORD, day=TODAY)
    assert account.check_password(PASSWORD)
    assert queries.invited_account(link.account, link.token) is None
    with acting("chloe"), pytest.raises(NotFoundError):
        accounts.accept_invitation(link.account, link.token, "iets-helemaal-anders", day=TODAY)
    assert journalled() == ["invite_colleague", "accept_invitation"]


def test_a_newer_invitation_ends_the_older_one(town):
    old, new = invited(), invited()
    assert queries.invited_account(old.account, old.token) is None
    assert queries.invited_account(new.account, new.token) is not None


def test_an_invitation_grows_old(town):
    link = invited()
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert queries.invited_account(link.account, link.token) is None


@pytest.mark.parametrize(
    ("account", "token"), [("", ""), ("x", "y"), ("é", "\x00"), ("AAAA", "a-b")]
)
def test_a_made_up_link_is_nobody(town, account, token):
    assert queries.invited_account(account, token) is None


def test_a_link_of_one_person_opens_no_other_account(town):
    mine, other = invited(), invited("tom")
    assert queries.invited_account(other.account, mine.token) is None


def test_who_has_a_password_or_left_is_not_invited(town):
    link = invited()
    with acting("chloe"):
        accounts.accept_invitation(link.account, link.token, PASSWORD, day=TODAY)
    with acting("els") as els:
        accounts.close_account(els, person("tom"), reason="andere baan", day=TODAY)
        for name in ("chloe", "tom"):
            with pytest.raises(RefusedInputError):
                accounts.invite(els, person(name), day=TODAY)
        with pytest.raises(NotFoundError):
            accounts.invite(els, NOBODY, day=TODAY)


def test_a_lost_second_factor_is_forgotten_and_every_session_ends(town, journalled):
    account = Account.objects.get(person_id=person("chloe"))
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    assert queries.has_second_factor(account)
    before = account.get_session_auth_hash()
    with acting("els") as els:
        warned = accounts.reset_second_factor(
            els, person("chloe"), reason="gsm gestolen", day=TODAY
        )
        (event,) = queries.account_events(person("chloe"))
    account.refresh_from_db()
    assert warned == "chloe@zandbeke.example"
    assert not queries.has_second_factor(account)
    assert account.get_session_auth_hash() != before
    assert (event.change, event.reason) == (AccountChange.SECOND_FACTOR_RESET, "gsm gestolen")
    assert journalled() == ["reset_second_factor"]


def test_recovery_codes_alone_are_no_second_factor(town):
    account = Account.objects.get(person_id=person("chloe"))
    Authenticator.objects.create(user=account, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not queries.has_second_factor(account)


def test_nobody_resets_himself_and_only_an_administrator_resets(town):
    with acting("els") as els, pytest.raises(RefusedInputError):
        accounts.reset_second_factor(els, person("els"), reason="kwijt", day=TODAY)
    with acting("an") as an, pytest.raises(AccessDeniedError):
        accounts.reset_second_factor(an, person("chloe"), reason="kwijt", day=TODAY)
    with acting("an") as an, pytest.raises(AccessDeniedError):
        accounts.invite(an, person("chloe"), day=TODAY)


def test_what_was_done_to_an_account_is_for_administrators_and_the_dpo(town):
    invited()
    for name, count in (("els", 1), ("dirk", 1), ("an", 0), ("chloe", 0)):
        with acting(name):
            assert len(queries.account_events(person("chloe"))) == count


def test_a_closed_account_is_nobody_to_become(town):
    with acting("els") as els:
        accounts.close_account(els, person("tom"), reason="andere baan", day=TODAY)
        accounts.close_account(els, person("tom"), reason="andere baan", day=TODAY)
    with pytest.raises(queries.UnknownPersonError):
        queries.account_of(person("tom"))
