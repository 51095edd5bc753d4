-- What the summary counts, without a look at the deliveries themselves.
drop index concurrently if exists delivery_summed_up;
create index concurrently delivery_summed_up on delivery (first_claimed_at) include (state, wait_reason, cause, who_acts)
    where state in ('WAITING', 'FAILED', 'HELD');
