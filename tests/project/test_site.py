# SPDX-License-Identifier: EUPL-1.2
"""What every page carries, and that a browser reaches one."""

import pytest
from django.test import Client


def test_every_page_carries_the_headers(database):
    answer = Client().get("/account/login/")
    policy = answer.headers["Content-Security-Policy"]
    for words in ("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'"):
        assert words in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_nobody_signs_up_by_himself(database):
    answer = Client().post(
        "/account/signup/",
        {"email": "a@b.be", "password1": "een lange zin", "password2": "een lange zin"},
    )
    with database.connect("owner") as owner:
        assert owner.execute("SELECT count(*) FROM actors_account").fetchone() == (0,)
    assert answer.status_code in (200, 302, 404)


def test_a_second_factor_is_stored_sealed_and_read_back():
    from schakel.project.accounts import SecondFactorAdapter

    adapter = SecondFactorAdapter()
    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert sealed != adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"


@pytest.mark.browser
def test_a_browser_reaches_the_log_in_page(database, site, browser_page):
    answer = browser_page.goto(f"{site}/account/login/")
    assert answer.status == 200
    assert browser_page.locator("input[name=login]").count() == 1
