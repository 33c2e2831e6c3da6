-- SPDX-License-Identifier: EUPL-1.2
-- The key that checks the token of the acting person. HMAC-SHA256 keeps it as two padded blocks, because PostgreSQL has
-- sha256 but no hmac without an extension.
CREATE TABLE access.token_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    inner_block bytea NOT NULL,
    outer_block bytea NOT NULL
);
REVOKE ALL ON access.token_key FROM PUBLIC, schakel_web, schakel_clock;
