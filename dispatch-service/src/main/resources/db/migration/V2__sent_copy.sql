-- A copy of a sent message on its way to its sender's Sent folder.
--   PREPARED  written before the message was submitted; counts from the moment when the ledger says SENT with the same
--             attempt number, and is swept if it never does
--   PENDING   to be filed
--   FAILED    given up; stays until its event was told
-- What was filed is deleted.
create table sent_copy (
    tenant_id        text        not null,
    request_id       text        not null,
    sender_id        text        not null,
    -- Which attempt of the delivery submitted this message.
    delivery_attempt integer     not null,
    state            text        not null check (state in ('PREPARED', 'PENDING', 'FAILED')),
    -- The mailbox it was sent from: it goes into no other.
    address          text        not null,
    message_id       text        not null,
    message_date     timestamptz not null,
    -- The bytes that were submitted, encrypted.
    message          bytea,
    -- The caller's reference, for the event.
    document         text,
    -- Attempts to file it; also the fencing number.
    attempts         integer     not null default 0,
    -- When the present series of attempts began: a new profile version begins another.
    retries_since    timestamptz not null,
    due_at           timestamptz not null,
    owner            uuid,
    last_error       text,
    event            text,
    changed_at       timestamptz not null,
    primary key (tenant_id, request_id),
    check ((message is null) = (state = 'FAILED')),
    check ((event is not null) = (state = 'FAILED'))
);

create index sent_copy_due on sent_copy (due_at) where state in ('PREPARED', 'PENDING');
create index sent_copy_of_sender on sent_copy (tenant_id, sender_id);
create index sent_copy_untold on sent_copy (changed_at) where state = 'FAILED';
