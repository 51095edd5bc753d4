-- By why they wait.
drop index concurrently if exists delivery_waiting_for;
create index concurrently delivery_waiting_for on delivery (wait_reason, first_claimed_at) where state = 'WAITING';
