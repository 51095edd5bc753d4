-- What people look for among the deliveries. Of the last event, so that nobody has to look into it.
alter table delivery
    -- The id in the caller's reference to the document, where it has one.
    add column document_id text,
    -- Of a delivery that failed or is held.
    add column cause       text,
    add column who_acts    text;

update delivery set
    cause = substring(event from '"cause":"([A-Z_]+)"'),
    who_acts = substring(event from '"whoActs":"([A-Z]+)"')
where state in ('FAILED', 'HELD');

-- Newest first, by when it was asked for: one sender's, everybody's, those of one document, those in trouble.
create index delivery_of_sender on delivery (tenant_id, sender_id, first_claimed_at);
create index delivery_asked_for on delivery (first_claimed_at);
create index delivery_of_document on delivery (document_id, first_claimed_at) where document_id is not null;
create index delivery_in_trouble on delivery (state, first_claimed_at) where state in ('WAITING', 'FAILED', 'HELD');

-- The purge finds what is old by delivery_asked_for: what ended long ago was asked for longer ago.
drop index delivery_ended;
