-- A process that delivers. Its claims count as long as it keeps renewing alive_until; PostgreSQL's clock decides.
create table dispatcher (
    id          uuid primary key,
    alive_until timestamptz not null
);

-- The ledger: one row per request, keyed by what the caller calls it and never by a Kafka offset.
--   CLAIMED     an attempt is under way at `owner`
--   SUBMITTING  the same, for a request that must not be sent twice: its final dot may have been sent
--   WAITING     parked: stored with reason and due time
--   SENT FAILED HELD  ended; HELD: nobody knows whether it was sent, and a person must say
create table delivery (
    tenant_id        text        not null,
    request_id       text        not null,
    sender_id        text        not null,
    fingerprint      bytea       not null,
    state            text        not null
        check (state in ('CLAIMED', 'SUBMITTING', 'WAITING', 'SENT', 'FAILED', 'HELD')),
    -- Also the fencing number: an attempt writes its outcome only while this is still its own number.
    attempts         integer     not null,
    first_claimed_at timestamptz not null,
    owner            uuid,
    due_at           timestamptz,
    wait_reason      text,
    -- Since when it has been deferred again and again: after a day it is given up.
    deferred_since   timestamptz,
    -- How the last attempt would have sent it: a document that began by a mailbox never leaves by the relay because
    -- its sender was erased.
    method           text,
    -- The request, encrypted: kept only as long as Kafka no longer keeps it for us, gone when the request ends.
    payload          bytea,
    -- How often the request came again while it was under way: each is answered when it ends.
    repeats          integer     not null default 0,
    -- The last event about this request, and whether Kafka has it for certain.
    event_topic      text,
    event            text,
    reported         boolean     not null default true,
    changed_at       timestamptz not null,
    primary key (tenant_id, request_id),
    check ((owner is not null) = (state in ('CLAIMED', 'SUBMITTING'))),
    check (state <> 'WAITING' or payload is not null)
);

create index delivery_due on delivery (due_at) where state = 'WAITING';
create index delivery_waiting_of_sender on delivery (tenant_id, sender_id) where state = 'WAITING';
create index delivery_under_way on delivery (owner) where owner is not null;
create index delivery_unreported on delivery (changed_at) where not reported;
create index delivery_ended on delivery (changed_at) where state in ('SENT', 'FAILED', 'HELD');

-- Our copy of the compacted topic sender-profiles.
create table sender_profile (
    tenant_id text   not null,
    sender_id text   not null,
    version   bigint not null,
    -- As the topic has it: nothing here looks into it.
    profile   text   not null,
    primary key (tenant_id, sender_id)
);

-- A time during which nothing of a sender can leave, because they must sign in again.
create table authentication_episode (
    episode_id      uuid        primary key,
    tenant_id       text        not null,
    sender_id       text        not null,
    account         text        not null,
    method          text        not null,
    since           timestamptz not null,
    -- Only a profile that is newer than this can end the episode.
    profile_version bigint      not null,
    ended_at        timestamptz,
    event_topic     text        not null,
    event           text        not null,
    reported        boolean     not null default false,
    changed_at      timestamptz not null
);

create unique index one_open_episode_per_sender
    on authentication_episode (tenant_id, sender_id) where ended_at is null;
create index authentication_episode_unreported on authentication_episode (changed_at) where not reported;
