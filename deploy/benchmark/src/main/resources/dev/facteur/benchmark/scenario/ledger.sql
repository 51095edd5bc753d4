-- A month of deliveries: three in ten by mailboxes, one in a hundred failed, a few held, some of the last days wait.
insert into delivery (tenant_id, request_id, sender_id, fingerprint, state, attempts, first_claimed_at, due_at, wait_reason,
    awaits_sender_since, method, payload, event_topic, event, changed_at, document_id, cause, who_acts, took_ms, server,
    drained_by)
select s.tenant, s.request, s.sender, decode(md5(i::text) || md5((-i)::text), 'hex'), s.state, 1, s.at,
    case when s.state = 'WAITING' then now() + interval '7 days' end,
    case when s.state = 'WAITING' then 'AUTHENTICATION_EXPIRED' end,
    case when s.state = 'WAITING' then s.at end,
    s.method,
    case when s.state in ('WAITING', 'HELD') or s.state = 'FAILED' and s.at > now() - interval '7 days'
        then convert_to(repeat('x', 1500), 'UTF8') end,
    e.topic,
    json_build_object('requestId', s.request, 'tenantId', s.tenant, 'senderId', s.sender,
        'method', replace(s.method, 'MAILBOX', 'SMTP'),
        'document', json_build_object('type', 'invoice', 'id', 'F-' || i), 'at', '2026-11-24T08:00:00Z', 'attempts', 1,
        'recipients', json_build_array(json_build_object('address', 'client-' || i || '@reader.example',
            'accepted', s.state = 'SENT', 'reply', '250 2.0.0 Ok: queued as 4bQx2K1YkCz9rwT')))::jsonb
        || e.more,
    s.at + interval '300 ms', 'F-' || i, s.cause, s.who_acts, 300,
    case when s.state = 'WAITING' then 'smtp.example:465 TLS' end,
    -- A process that is always there, so that nobody adopts them.
    case when s.state = 'WAITING' then '00000000-0000-0000-0000-000000000001'::uuid end
from generate_series(?::int, ?::int) i,
    lateral (select
        'tenant-' || i % 200 as tenant,
        'invoice-2026-' || lpad(i::text, 9, '0') as request,
        'sender-' || (i % 200 + 200 * (i / 200 % 500)) as sender,
        now() - interval '30 days' * (1 - i::float8 / ?) as at,
        case when (i / 200) % 10 < 3 then 'MAILBOX' else 'RELAY' end as method,
        case when i / 7 % 100 = 7 then 'FAILED' when i / 7 % 2000 = 11 then 'HELD'
            when i / 7 % 400 = 13 and i > ? * 0.8 then 'WAITING' else 'SENT' end as state,
        case when i / 7 % 100 = 7
                then (array['RECIPIENT_REJECTED', 'SENDER_REJECTED', 'MESSAGE_TOO_LARGE', 'SERVER_UNREACHABLE'])[1 + i % 4]
            when i / 7 % 2000 = 11 then 'UNCERTAIN' end as cause,
        case when i / 7 % 100 = 7 then (array['CALLER', 'SENDER'])[1 + i % 2]
            when i / 7 % 2000 = 11 then 'SENDER' end as who_acts) s,
    lateral (select
        case s.state when 'SENT' then 'document-sent' when 'WAITING' then 'delivery-delayed' else 'delivery-failed' end as topic,
        case s.state
            when 'SENT' then '{"from": "sender@application.example", "messageId": "<a1b2c3d4e5f6a7b8@application.example>",
                "sentCopy": "NOT_WANTED", "advice": []}'::jsonb
            when 'WAITING' then '{"reason": "AUTHENTICATION_EXPIRED", "detail": "Its sender must sign in again"}'::jsonb
            else jsonb_build_object('cause', s.cause, 'whoActs', s.who_acts, 'detail', 'The server refused it') end as more) e
