-- What waits for a server that is away. Released portion by portion when it is back: those released are passed over without
-- a look.
drop index concurrently if exists delivery_unreachable;
create index concurrently delivery_unreachable on delivery (server, due_at)
    where state = 'WAITING' and wait_reason = 'SERVER_UNREACHABLE';
