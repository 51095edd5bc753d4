package dev.facteur.settings.connection;

/** Answers as they look, for the documentation of the interface. */
final class ConnectionExamples {
    static final String LIST = """
            [{"provider": "gmail", "state": "EXPIRED", "account": "jeanne.martin@gmail.com",
              "since": "2026-11-24T09:30:00Z", "waiting": 3, "methods": ["GMAIL"], "offered": true},
             {"provider": "microsoft", "state": "DISCONNECTED", "waiting": 0, "methods": [], "offered": false}]""";

    static final String AUTHORIZATION = """
            {"authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth?client_id=…&redirect_uri=…&response_type=code&scope=openid+email+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fgmail.send&state=…&nonce=…&code_challenge=…&code_challenge_method=S256&access_type=offline&prompt=consent"}""";

    static final String CONNECTED = """
            {"outcome": "CONNECTED", "account": "jeanne.martin@gmail.com", "title": "Account connected",
             "detail": "Your documents now leave from jeanne.martin@gmail.com, by Gmail."}""";

    static final String OTHER_ACCOUNT = """
            {"outcome": "OTHER_ACCOUNT", "account": "jeanne.martin@gmail.com", "title": "This is not the right account",
             "detail": "Your documents leave from jeanne.martin@gmail.com: this is the account to connect. Nothing has changed. To use another, go back to sending by the application first."}""";

    static final String NOT_OFFERED = """
            {"type": "https://facteur.dev/problems/partner-not-offered", "title": "Not offered", "status": 404,
             "detail": "No accounts of this provider can be connected here: the operator of the service has not set it up."}""";

    private ConnectionExamples() {}
}
