-- A large message is kept in pieces, so that none is ever whole in memory: the first in sent_copy, the others here.
alter table sent_copy
    -- Of the message as it was submitted, in bytes; null for one that was kept before there were pieces.
    add column message_size bigint;

create table sent_copy_piece (
    tenant_id  text    not null,
    request_id text    not null,
    -- From 1: the first one in sent_copy is 0.
    position   integer not null,
    -- Encrypted.
    piece      bytea   not null,
    primary key (tenant_id, request_id, position),
    foreign key (tenant_id, request_id) references sent_copy on delete cascade
);
