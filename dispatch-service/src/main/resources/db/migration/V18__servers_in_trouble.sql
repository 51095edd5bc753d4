-- Mail servers that a process keeps away from, because they do not answer. Each process writes its own; they count while
-- it is alive (dispatcher.alive_until).
create table server_in_trouble (
    dispatcher uuid        not null,
    server     text        not null,
    since      timestamptz not null,
    -- When somebody looks again whether it is back; null: somebody is looking.
    next_look  timestamptz,
    primary key (dispatcher, server)
);
