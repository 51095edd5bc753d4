package dev.facteur.dispatch.operate;

/** Answers as they stand in the documentation. */
final class Examples {
    static final String PAGE = """
            {"deliveries": [
              {"tenantId": "acme", "senderId": "j.dupond", "requestId": "inv-2026-0042-1", "state": "FAILED",
               "document": {"type": "invoice", "id": "F-2026-0042"}, "method": "SMTP",
               "askedAt": "2026-11-24T08:00:00Z", "at": "2026-11-24T08:00:01Z", "attempts": 1,
               "cause": "RECIPIENT_REJECTED", "whoActs": "CALLER",
               "sentence": "Not sent: the recipient's address was refused.",
               "whatToDo": "Check the recipient's address, then send the document again.",
               "recipients": [{"address": "client@example.org", "domain": "example.org", "accepted": false,
                               "reply": "550 5.1.1 User unknown"}]}],
             "cursor": "MTc2Mzk3MTIwMDAwMDAwMC9hY21lL2ludi0yMDI2LTAwNDItMQ"}""";
    static final String COUNT = """
            {"count": 3, "isMore": false}""";

    static final String SUMMARY = """
            {"groups": [
              {"state": "WAITING", "reason": "AUTHENTICATION_EXPIRED", "whoActs": "SENDER", "count": 12,
               "oldest": "2026-11-23T08:00:00Z", "newest": "2026-11-24T08:00:00Z"},
              {"state": "FAILED", "cause": "RECIPIENT_REJECTED", "whoActs": "CALLER", "count": 3,
               "oldest": "2026-11-22T10:30:00Z", "newest": "2026-11-24T07:12:00Z"}],
             "isMore": false}""";
    static final String TIMELINE = """
            {"delivery": {"tenantId": "acme", "senderId": "j.dupond", "requestId": "inv-2026-0042-1", "state": "SENT",
               "document": {"type": "invoice", "id": "F-2026-0042"}, "method": "SMTP",
               "askedAt": "2026-11-24T08:00:00Z", "at": "2026-11-24T08:01:02Z", "attempts": 2, "sentence": "Sent.",
               "recipients": [{"address": "client@example.org", "domain": "example.org", "accepted": true}]},
             "steps": [
               {"at": "2026-11-24T08:00:01Z", "state": "WAITING", "attempt": 1, "reason": "RETRY",
                "until": "2026-11-24T08:01:01Z", "detail": "The server wants to be asked again later",
                "smtp": {"stage": "RCPT", "code": 450, "enhanced": "4.2.1", "text": "Try again later"},
                "tookMillis": 240, "event": "delivery-delayed"},
               {"at": "2026-11-24T08:01:02Z", "state": "SENT", "attempt": 2, "tookMillis": 310, "event": "document-sent"}],
             "sentCopy": {"state": "PENDING", "attempts": 0, "until": "2026-11-24T08:01:12Z"}}""";
    static final String REPLAY = """
            {"dryRun": true, "count": 12, "unreplayable": 1, "takesSeconds": 0, "sample": [
              {"tenantId": "acme", "senderId": "j.dupond", "requestId": "inv-2026-0042-1", "state": "FAILED",
               "method": "SMTP", "askedAt": "2026-11-24T08:00:00Z", "at": "2026-11-25T08:00:01Z", "attempts": 29,
               "cause": "SERVER_UNREACHABLE", "whoActs": "SENDER",
               "sentence": "Not sent: the mail server could not be reached for a whole day.",
               "recipients": [{"domain": "example.org", "accepted": false}]}]}""";
    static final String AUDIT = """
            {"acts": [{"position": 7, "at": "2026-11-25T09:00:00Z", "who": "o.perator", "act": "REPLAY",
              "what": {"tenant": "acme", "cause": "SERVER_UNREACHABLE"}, "count": 12}]}""";

    static final String LOGINS = """
            {"logins": [
              {"tenantId": "acme", "senderId": "j.dupond", "episodeId": "0b8f0f62-2a57-4f52-b5ab-50e2d3bb3d1e",
               "method": "SMTP", "domain": "example.org", "since": "2026-11-24T07:00:00Z", "waiting": 12,
               "oldest": "2026-11-24T07:00:00Z"}],
             "isMore": false}""";
    static final String SERVERS = """
            {"servers": [
              {"server": "smtp.example.org:587 STARTTLS", "circuit": "OPEN", "since": "2026-11-24T07:58:00Z",
               "nextLook": "2026-11-24T08:00:02Z", "seenBy": 2, "waiting": 31, "oldest": "2026-11-24T07:57:40Z"}],
             "isMore": false}""";
    static final String LAG = """
            {"behind": 3, "partitions": [{"partition": 0, "behind": 3}], "members": 2}""";
    static final String REJECTED = """
            {"records": [
              {"id": 4, "at": "2026-11-24T08:00:00Z", "partition": 0, "offset": 12,
               "reason": "/to/0/address: must be an e-mail address", "tenantId": "acme", "senderId": "j.dupond",
               "requestId": "inv-2026-0042-1", "size": 48213}]}""";
    static final String REJECTED_ONE = """
            {"record": {"id": 4, "at": "2026-11-24T08:00:00Z", "partition": 0, "offset": 12,
               "reason": "/to/0/address: must be an e-mail address", "tenantId": "acme", "senderId": "j.dupond",
               "requestId": "inv-2026-0042-1", "size": 48213},
             "contents": {"keeping": "KEPT", "key": "acme/j.dupond",
               "headers": [{"name": "ce_type", "value": "dev.facteur.send-document", "length": 25}],
               "preview": {"looks": "JSON", "isCut": false,
                 "text": "{\\"requestId\\": \\"inv-2026-0042-1\\", \\"to\\": [{\\"address\\": \\"⟦1·18⟧\\"}]}"}}}""";
    static final String PUBLISHED = """
            {"tenantId": "acme", "requestId": "inv-2026-0042-1", "isRepeat": false}""";

    private Examples() {}
}
