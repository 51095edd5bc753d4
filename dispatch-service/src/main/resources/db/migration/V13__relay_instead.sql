-- Documents that go by the relay because their sender's own method is unavailable and the sender wished so.
alter table delivery
    -- The sender's own method, where it went or is to go by the relay instead. Written before such an attempt begins.
    add column instead_of    text,
    -- A process was lost that had it: by the way it was on it may have left, and it goes on by no other.
    add column may_have_left boolean not null default false;
