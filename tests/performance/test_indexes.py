# SPDX-License-Identifier: EUPL-1.2
"""No index repeats the beginning of another: each is kept up at every write, and read by nobody."""

OURS = ("actors_", "cases_", "journal_", "meetings_", "notices_", "tables_", "vault_")
# A unique index keeps a promise, and a partial one is smaller than what it begins.
BARE = """
    SELECT c.relname, t.relname, i.indkey::text, i.indclass::text, i.indoption::text, i.indisunique
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_class t ON t.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND i.indpred IS NULL AND i.indexprs IS NULL
"""


def test_no_index_repeats_the_beginning_of_another(database):
    with database.connect("owner") as owner:
        found = [
            (name, table, list(zip(*map(str.split, keys), strict=True)), unique)
            for name, table, *keys, unique in owner.execute(BARE)
            if table.startswith(OURS)
        ]
    repeated = {
        f"{name} repeats {other}"
        for name, table, keys, unique in found
        for other, same_table, more, _unique in found
        if not unique and table == same_table and name != other and more[: len(keys)] == keys
    }
    assert repeated == set()
    assert len(found) > 100
