-- How much a mailbox has sent lately is read from here: budgets need no counter of their own, survive restarts and hold
-- for all processes together. What leaves by the relay has no budget and no place in this index.
create index delivery_sent_by_mailbox on delivery (tenant_id, sender_id, changed_at)
    where state = 'SENT' and method <> 'RELAY';
