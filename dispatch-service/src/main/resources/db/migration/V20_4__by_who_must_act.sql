-- By who must act.
drop index concurrently if exists delivery_of_who_acts;
create index concurrently delivery_of_who_acts on delivery (who_acts, first_claimed_at) where who_acts is not null;
