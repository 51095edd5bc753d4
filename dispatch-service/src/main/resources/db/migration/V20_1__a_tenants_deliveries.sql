-- Looked for among twenty million deliveries at the cost of looking among a hundred. Each of these indexes is built beside the
-- running service, which goes on writing, so not in a transaction, and has a migration of its own: what was cut off in the
-- middle is made anew, and what is done is done.

-- A tenant's, newest first.
drop index concurrently if exists delivery_of_tenant;
create index concurrently delivery_of_tenant on delivery (tenant_id, first_claimed_at);
