-- What was learned of a mailbox: who files what is sent from it.
create table sent_copy_habit (
    tenant_id  text        not null,
    sender_id  text        not null,
    -- The mailbox and the server it was learned of: of another it says nothing.
    address    text        not null,
    smtp_host  text        not null,
    filed_by   text        not null check (filed_by in ('PROVIDER', 'CLIENT')),
    learned_at timestamptz not null,
    primary key (tenant_id, sender_id)
);
