alter table delivery
    -- To how many it goes: mailboxes have a budget of those too. Unknown of what was sent before: at least one.
    add column recipients integer not null default 1,
    -- The author and Message-ID that some recipients have, or may have, it under (JSON): the others get no other author
    -- under the same Message-ID.
    add column sent_as    text;
