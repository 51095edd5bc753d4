-- How far our copy of sender-profiles is, by partition. Every process reads every partition; what comes next is applied by
-- whoever locks the row first, together with the new position, and passed over by the others. Offsets mean something for
-- one topic only: a topic that was made anew has another id, and is read from its beginning.
create table profile_position (
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic_id, partition)
);
