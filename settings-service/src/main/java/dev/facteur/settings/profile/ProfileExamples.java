package dev.facteur.settings.profile;

/** Requests as one would send them, for the documentation of the interface. */
final class ProfileExamples {
    static final String RELAY = """
            {"address": "jeanne@example.org", "displayName": "Jeanne Martin", "method": "RELAY"}""";

    static final String MAILBOX = """
            {"address": "jeanne@example.org", "displayName": "Jeanne Martin", "method": "SMTP",
             "smtp": {"host": "smtp.example.org", "port": 587, "security": "STARTTLS",
                      "username": "jeanne@example.org", "password": "correct horse battery staple"},
             "imap": {"host": "imap.example.org", "port": 993, "security": "TLS", "username": "jeanne@example.org"},
             "copyToSent": true}""";

    static final String PROFILE = """
            {"address": "jeanne@example.org", "displayName": "Jeanne Martin", "method": "SMTP",
             "smtp": {"host": "smtp.example.org", "port": 587, "security": "STARTTLS",
                      "username": "jeanne@example.org", "authentication": "PASSWORD", "passwordStored": true},
             "imap": {"host": "imap.example.org", "port": 993, "security": "TLS",
                      "username": "jeanne@example.org", "authentication": "PASSWORD", "passwordStored": true,
                      "sentFolder": "Sent"},
             "copyToSent": true, "relayWhileUnavailable": false, "addressLocked": true,
             "connection": {"state": "CONNECTED", "account": "jeanne@example.org",
                            "since": "2026-11-24T09:30:00Z", "checkedAt": "2026-11-24T09:30:00Z"},
             "version": 3}""";

    static final String REPORT = """
            {"ok": true, "faults": [], "advice": [], "sentFolder": "Sent"}""";

    static final String HISTORY = """
            [{"at": "2026-11-24T09:30:00Z", "actor": "j.martin", "action": "CHANGED", "version": 3,
              "fields": ["/method", "/smtp/host"]}]""";

    static final String FAULTS = """
            {"type": "https://facteur.dev/problems/connection-check-failed", "title": "The connection failed",
             "status": 422, "detail": "The server did not accept these settings. Nothing was saved.",
             "faults": [{"field": "/smtp/password", "stage": "AUTH", "code": "CREDENTIALS_REFUSED",
                         "message": "The server refuses the user name or the password (535 5.7.8 Error: authentication failed).",
                         "advice": "Enter the password again; some providers want an app password."}]}""";

    static final String REPORT_WITH_SUGGESTION = """
            {"ok": false,
             "faults": [{"field": "/smtp/security", "stage": "GREETING", "code": "IMPLICIT_TLS_EXPECTED",
                         "message": "This port expects TLS from the start.",
                         "advice": "With the security TLS this port answers: choose it.",
                         "suggestion": "TLS", "suggestions": {"/smtp/security": "TLS"}}],
             "advice": []}""";

    static final String LIVE_CHECK = """
            {"server": "smtp", "stage": "connect", "state": "started", "host": "smtp.example.org", "port": 587, "security": "STARTTLS"}
            {"server": "smtp", "stage": "connect", "state": "passed", "host": "smtp.example.org", "port": 587, "security": "STARTTLS"}
            {"server": "smtp", "stage": "secure", "state": "started", "host": "smtp.example.org", "port": 587, "security": "STARTTLS"}
            {"status": 200, "body": {"ok": true, "faults": [], "advice": [], "sentFolder": "Sent"}}""";

    static final String LIVE_SAVE = """
            {"server": "smtp", "stage": "connect", "state": "started", "host": "smtp.example.org", "port": 25, "security": "STARTTLS"}
            {"server": "smtp", "stage": "connect", "state": "failed", "host": "smtp.example.org", "port": 25, "security": "STARTTLS"}
            {"status": 422, "body": {"type": "https://facteur.dev/problems/connection-check-failed", "title": "The connection failed",
             "status": 422, "detail": "The server did not accept these settings. Nothing was saved.",
             "faults": [{"field": "/smtp/port", "stage": "CONNECT", "code": "CONNECTION_REFUSED",
                         "message": "Nothing answers at this port.", "suggestion": "587", "suggestions": {"/smtp/port": "587"}}]}}""";

    private ProfileExamples() {}
}
