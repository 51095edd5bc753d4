-- The tenant leads every key: no row can be reached without it.

CREATE TABLE sender_profile (
    tenant_id             varchar(64)  NOT NULL,
    sender_id             varchar(255) NOT NULL,
    version               bigint       NOT NULL CHECK (version > 0),
    -- An erased row holds nothing of the person; it goes when its tombstone is acknowledged.
    erased                boolean      NOT NULL DEFAULT false,
    changed_at            timestamptz  NOT NULL,
    address               varchar(254),
    display_name          varchar(255),
    reply_to_address      varchar(254),
    reply_to_name         varchar(255),
    method                varchar(16)  CHECK (method IN ('RELAY', 'MAILBOX', 'GMAIL', 'MICROSOFT')),
    smtp_host             varchar(253),
    smtp_port             integer      CHECK (smtp_port BETWEEN 1 AND 65535),
    smtp_security         varchar(16)  CHECK (smtp_security IN ('TLS', 'STARTTLS')),
    smtp_username         varchar(255),
    smtp_authentication   varchar(16)  CHECK (smtp_authentication IN ('PASSWORD', 'OAUTH2')),
    imap_host             varchar(253),
    imap_port             integer      CHECK (imap_port BETWEEN 1 AND 65535),
    imap_security         varchar(16)  CHECK (imap_security IN ('TLS', 'STARTTLS')),
    imap_username         varchar(255),
    imap_authentication   varchar(16)  CHECK (imap_authentication IN ('PASSWORD', 'OAUTH2')),
    imap_sent_folder      varchar(255),
    copy_to_sent          boolean      NOT NULL DEFAULT false,
    connection_state      varchar(16)  CHECK (connection_state IN ('DISCONNECTED', 'CONNECTED', 'EXPIRED')),
    connection_account    varchar(254),
    connection_since      timestamptz,
    connection_checked_at timestamptz,
    PRIMARY KEY (tenant_id, sender_id),
    CONSTRAINT erased_holds_nothing CHECK (NOT erased OR num_nonnulls(
        address, display_name, reply_to_address, reply_to_name, method, smtp_host, smtp_port, smtp_security,
        smtp_username, smtp_authentication, imap_host, imap_port, imap_security, imap_username, imap_authentication,
        imap_sent_folder, connection_state, connection_account, connection_since, connection_checked_at) = 0),
    CONSTRAINT kept_is_whole CHECK (erased OR num_nulls(address, method, connection_state) = 0),
    CONSTRAINT mailbox_has_server CHECK (method IS DISTINCT FROM 'MAILBOX' OR smtp_host IS NOT NULL),
    CONSTRAINT smtp_is_whole CHECK (num_nonnulls(
        smtp_host, smtp_port, smtp_security, smtp_username, smtp_authentication) IN (0, 5)),
    CONSTRAINT imap_is_whole CHECK (num_nonnulls(
        imap_host, imap_port, imap_security, imap_username, imap_authentication) IN (0, 5)),
    CONSTRAINT copy_has_server CHECK (NOT copy_to_sent OR imap_host IS NOT NULL)
);

-- Beside the profile and not in it: the publisher holds this row locked while it waits for the broker, and a save must
-- not wait with it. To publish everything again: UPDATE publication SET published_version = 0.
CREATE TABLE publication (
    tenant_id         varchar(64)  NOT NULL,
    sender_id         varchar(255) NOT NULL,
    published_version bigint       NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, sender_id),
    FOREIGN KEY (tenant_id, sender_id) REFERENCES sender_profile ON DELETE CASCADE
);

-- The highest version of any profile that is gone: who comes back goes on above it, and nothing is kept of them.
CREATE TABLE version_floor (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    floor    bigint NOT NULL
);
INSERT INTO version_floor (floor) VALUES (0);

CREATE TABLE secret (
    tenant_id  varchar(64)  NOT NULL,
    sender_id  varchar(255) NOT NULL,
    field      varchar(32)  NOT NULL,
    -- Tink's id of the key it is encrypted with.
    key_id     bigint       NOT NULL,
    ciphertext bytea        NOT NULL,
    changed_at timestamptz  NOT NULL,
    PRIMARY KEY (tenant_id, sender_id, field),
    FOREIGN KEY (tenant_id, sender_id) REFERENCES sender_profile ON DELETE CASCADE
);

CREATE TABLE history (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id varchar(64)  NOT NULL,
    sender_id varchar(255) NOT NULL,
    version   bigint       NOT NULL,
    at        timestamptz  NOT NULL,
    -- A sender of the same tenant, or this service itself.
    actor     varchar(255) NOT NULL,
    action    varchar(16)  NOT NULL CHECK (action IN ('CREATED', 'CHANGED', 'EXPIRED')),
    -- JSON Pointers of what changed, never a value.
    fields    text[]       NOT NULL
);
CREATE INDEX history_of_sender ON history (tenant_id, sender_id, id DESC);
CREATE INDEX history_by_age ON history (at);
