insert into sender_profile (tenant_id, sender_id, version, changed_at, address, display_name, method, connection_state)
    select 'many', 'sender-' || i, 1, now(), 'sender-' || i || '@application.example', 'Sender ' || i, 'RELAY',
        'DISCONNECTED'
    from generate_series(0, ? - 1) i;
insert into publication (tenant_id, sender_id) select 'many', 'sender-' || i from generate_series(0, ? - 1) i
