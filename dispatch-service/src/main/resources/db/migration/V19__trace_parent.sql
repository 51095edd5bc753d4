alter table delivery
    -- W3C traceparent of a request that waits: its later attempts go on in the same trace. Null where nobody traces.
    add column trace_parent text;
