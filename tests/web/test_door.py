# SPDX-License-Identifier: EUPL-1.2
"""The door: who is not logged in goes to the log-in page; what is not there looks the same for
everyone."""

import uuid


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
