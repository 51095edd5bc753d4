-- Those of a tenant that wait, failed or are held: there may be few or none.
drop index concurrently if exists delivery_in_trouble_of_tenant;
create index concurrently delivery_in_trouble_of_tenant on delivery (tenant_id, state, first_claimed_at)
    where state in ('WAITING', 'FAILED', 'HELD');
