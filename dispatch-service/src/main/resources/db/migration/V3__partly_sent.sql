-- A document that some of its recipients have and others are still to get.
alter table delivery
    -- The event document-sent as far as it is true already: those named in it are not asked again.
    add column partly_sent text,
    -- The first attempt that a server accepted for anybody: from it on, what was kept for the Sent folder counts.
    add column accepted_since integer;

update delivery set accepted_since = attempts where state = 'SENT';
