alter table delivery
    -- Of a parked request: the process that takes it when it is due. One process drains what waits for a sender, in order;
    -- what a process that is gone was to drain is adopted by another.
    add column drained_by uuid,
    -- The server it waits to be given to, as the lanes call it: nobody takes it up while that one is away or has its fill.
    add column server text;

drop index delivery_due;
create index delivery_to_drain on delivery (drained_by, due_at) where state = 'WAITING';
create index delivery_waiting_for_server on delivery (server) where state = 'WAITING';
