-- Where on send-document-rejected to find what could not be taken, and whether somebody has seen to it. The records
-- themselves stay on the topic: it alone has their contents.
create table rejected_request (
    id               bigint generated always as identity primary key,
    topic_partition  integer     not null,
    topic_offset     bigint      not null,
    -- When it was put aside, as the topic has it. A topic that was made anew counts from the start again.
    at               timestamptz not null,
    reason           text        not null,
    -- As far as they could be told.
    tenant_id        text,
    sender_id        text,
    request_id       text,
    size             integer     not null,
    -- What an operator did about it: PUBLISHED again after correction, or DISMISSED.
    handled          text        check (handled in ('PUBLISHED', 'DISMISSED')),
    handled_at       timestamptz,
    handled_by       text,
    -- Under which request it was published again.
    published_as     text,
    unique (topic_partition, topic_offset, at)
);

create index rejected_request_at on rejected_request (at, id);
create index rejected_request_open on rejected_request (at, id) where handled is null;
create index rejected_request_of_tenant on rejected_request (tenant_id, at, id);

-- Instances of the version before cannot show the two new acts: their audit is read at one of this version.
alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in ('CANCEL', 'RESOLVE', 'REPLAY', 'PUBLISH_AGAIN', 'DISMISS'));
