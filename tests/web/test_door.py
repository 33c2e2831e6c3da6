# SPDX-License-Identifier: EUPL-1.2
"""The door: who is not logged in goes to the log-in page; what is not there looks the same for
everyone."""

import uuid

from django.urls import reverse


def test_a_visitor_is_sent_to_the_log_in_page(town, client):
    answer = client.get("/")
    assert answer.status_code == 302
    assert "/account/login/" in answer.url


def test_a_coordinator_opens_the_start_page(town, client_of):
    answer = client_of("an").get("/")
    assert answer.status_code == 200
    assert "An Verlinden" in answer.content.decode()


def test_an_unknown_address_is_the_calm_404(town, client_of):
    assert client_of("an").get(f"/casussen/{uuid.uuid4()}/").status_code == 404


def test_the_header_leads_to_ones_account_and_a_mayor_to_his_tables(town, client_of):
    account, tables = (f'href="{reverse(name)}"' for name in ("mfa_index", "admin_tables"))
    for who, governs in (("bilal", True), ("an", False), ("els", False)):
        page = client_of(who).get("/").content.decode()
        assert account in page
        assert (tables in page) is governs, who
    assert 'class="crumbs"' not in client_of("bilal").get(reverse("admin_tables")).content.decode()
