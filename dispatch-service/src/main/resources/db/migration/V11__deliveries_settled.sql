alter table delivery
    -- How long the last attempt took, in milliseconds; null if nothing was tried.
    add column took_ms       integer,
    -- Its sender was erased while it waited: it is cancelled, and told, within seconds.
    add column sender_erased boolean not null default false;

create index delivery_of_cause on delivery (cause, first_claimed_at) where cause is not null;
create index delivery_of_erased on delivery (tenant_id, sender_id)
    where sender_erased and state in ('WAITING', 'CLAIMED');
-- What failed and may be sent again, until its time is over.
create index delivery_kept on delivery (changed_at) where state = 'FAILED' and payload is not null;

-- What happened to a delivery on its way: waits, refusals, what people did. Of the commonest way, sent at the first
-- attempt, there is no step: the delivery says all of it.
create table delivery_step (
    tenant_id  text   not null,
    request_id text   not null,
    position   bigint generated always as identity,
    -- JSON: it has the words of servers, which may have any character.
    step       text   not null,
    primary key (tenant_id, request_id, position),
    foreign key (tenant_id, request_id) references delivery on delete cascade
);

-- What operators did.
create table operator_act (
    position bigint      generated always as identity primary key,
    at       timestamptz not null,
    who      text        not null,
    act      text        not null check (act in ('CANCEL', 'RESOLVE', 'REPLAY')),
    -- Of what: a delivery, or the filter; JSON.
    what     text        not null,
    -- Of how many deliveries.
    count    integer     not null
);

create index operator_act_at on operator_act (at);
