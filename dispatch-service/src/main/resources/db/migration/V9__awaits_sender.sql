-- Since when a document has waited for its sender to sign in again; that does not take for ever.
alter table delivery add column awaits_sender_since timestamptz;

update delivery set awaits_sender_since = changed_at, due_at = coalesce(due_at, changed_at + interval '7 days')
    where state = 'WAITING' and wait_reason = 'AUTHENTICATION_EXPIRED';
