# SPDX-License-Identifier: EUPL-1.2
"""The database hands over a wrapped key only to who may read something in the file."""

import uuid

import pytest

from schakel.cases.models import Draft
from schakel.vault.commands import new_file
from schakel.vault.queries import NoSuchFileError, open_file, open_files
from tests.properties.worlds import NOW
from tests.world import TODAY, acting, person


@pytest.fixture
def draft_of_chloe(town):
    with acting("chloe"):
        file = new_file(TODAY)
        row = uuid.uuid4()
        sealed = file.seal(
            {"fields": "Hij eet niet meer in de refter.", "leeg": ""}, table="cases_draft", row=row
        )
        Draft(
            id=row,
            file_id=file.id,
            person_id=person("chloe"),
            form="signal",
            fields=sealed["fields"],
            saved_at=NOW,
            gone_on=TODAY,
        ).save(force_insert=True)
        assert sealed["leeg"] == b""
    return file.id, row


def test_the_writer_opens_the_file_and_reads_the_text(draft_of_chloe):
    file_id, row = draft_of_chloe
    with acting("chloe"):
        draft = Draft.objects.get()
        opened = open_file(file_id)
        text = opened.open(draft.fields, table="cases_draft", row=row, column="fields")
        assert opened.open(b"", table="cases_draft", row=row, column="fields") == ""
    assert text == "Hij eet niet meer in de refter."
    assert "key=" not in repr(opened)


@pytest.mark.parametrize("name", ["an", "bilal", "els", "dirk"])
def test_nobody_else_gets_the_key(draft_of_chloe, name):
    file_id, _row = draft_of_chloe
    with acting(name):
        with pytest.raises(NoSuchFileError):
            open_file(file_id)
        assert open_files([]) == {}
