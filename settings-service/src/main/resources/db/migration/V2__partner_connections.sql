-- Who was sent to a provider's page and may come back from it: once, and soon. One a person and provider: whoever
-- begins again makes the page before it worthless.
CREATE TABLE consent (
    tenant_id    varchar(64)  NOT NULL,
    sender_id    varchar(255) NOT NULL,
    provider     varchar(16)  NOT NULL CHECK (provider IN ('GMAIL', 'MICROSOFT')),
    -- SHA-256: the state itself is the browser's alone.
    state_hash   bytea        NOT NULL UNIQUE,
    -- The PKCE verifier, and Tink's id of the key it is encrypted with.
    key_id       bigint       NOT NULL,
    verifier     bytea        NOT NULL,
    -- What the person's token calls them, for a profile that is not there yet.
    display_name varchar(255),
    expires_at   timestamptz  NOT NULL,
    PRIMARY KEY (tenant_id, sender_id, provider)
);

-- What consent gave us. The tokens are rows of `secret`.
CREATE TABLE partner_grant (
    tenant_id         varchar(64)  NOT NULL,
    sender_id         varchar(255) NOT NULL,
    provider          varchar(16)  NOT NULL CHECK (provider IN ('GMAIL', 'MICROSOFT')),
    account           varchar(254) NOT NULL,
    -- The provider's own name of the account.
    subject           varchar(255) NOT NULL,
    scopes            text[]       NOT NULL,
    state             varchar(16)  NOT NULL CHECK (state IN ('CONNECTED', 'EXPIRED')),
    since             timestamptz  NOT NULL,
    -- When the person consented last.
    checked_at        timestamptz  NOT NULL,
    -- Of the access token.
    access_expires_at timestamptz  NOT NULL,
    -- Documents that waited when dispatch-service last said so.
    waiting           bigint       NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, sender_id, provider),
    FOREIGN KEY (tenant_id, sender_id) REFERENCES sender_profile ON DELETE CASCADE
);
CREATE INDEX partner_grant_by_subject ON partner_grant (provider, subject);

-- Refresh tokens that are forgotten here and still to be withdrawn at the provider. Whose they were is not kept.
CREATE TABLE revocation (
    id         uuid         PRIMARY KEY,
    provider   varchar(16)  NOT NULL CHECK (provider IN ('GMAIL', 'MICROSOFT')),
    subject    varchar(255) NOT NULL,
    key_id     bigint       NOT NULL,
    token      bytea        NOT NULL,
    attempts   integer      NOT NULL DEFAULT 0,
    next_at    timestamptz  NOT NULL,
    give_up_at timestamptz  NOT NULL
);
CREATE INDEX revocation_by_time ON revocation (next_at);
