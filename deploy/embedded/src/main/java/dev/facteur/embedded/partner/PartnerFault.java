package dev.facteur.embedded.partner;

/** What can be wrong at an endpoint, in the words of either provider. */
public enum PartnerFault {
    /** The person has withdrawn their consent, or it is too old. */
    INVALID_GRANT(400, """
            {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}""", """
            {"error": "invalid_grant", "error_description": "AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.", "error_codes": [50173], "timestamp": "2026-11-24 09:12:44Z", "trace_id": "255d1aef-8c98-452f-ac51-23d051240864", "correlation_id": "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7", "error_uri": "https://login.microsoftonline.com/error?code=50173"}"""),
    /** The person must sign in again, with a second factor perhaps. */
    INTERACTION_REQUIRED(400, """
            {"error": "invalid_grant", "error_description": "reauth related error (invalid_rapt)", "error_uri": "https://support.google.com/a/answer/9368756", "error_subtype": "invalid_rapt"}""", """
            {"error": "interaction_required", "error_description": "AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.", "error_codes": [50076], "timestamp": "2026-11-24 09:12:44Z", "trace_id": "255d1aef-8c98-452f-ac51-23d051240864", "correlation_id": "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7", "suberror": "basic_action"}"""),
    /** The client's secret is wrong: nobody's fault but the operator's. */
    INVALID_CLIENT(401, """
            {"error": "invalid_client", "error_description": "Unauthorized"}""", """
            {"error": "invalid_client", "error_description": "AADSTS7000222: The provided client secret keys for app '1a2b3c' are expired.", "error_codes": [7000222], "timestamp": "2026-11-24 09:12:44Z", "trace_id": "255d1aef-8c98-452f-ac51-23d051240864", "correlation_id": "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7", "error_uri": "https://login.microsoftonline.com/error?code=7000222"}"""),
    TOO_MANY_REQUESTS(429, """
            {"error": "rate_limit_exceeded", "error_description": "Rate Limit Exceeded"}""", """
            {"error": "temporarily_unavailable", "error_description": "AADSTS90033: A transient error has occurred. Please try again.", "error_codes": [90033]}"""),
    UNAVAILABLE(503, "<html><title>Error 503</title></html>", "<html><title>Service Unavailable</title></html>"),
    /** The connection breaks before any answer. */
    BROKEN_OFF(0, "", ""),
    /** It takes the question and says nothing, until {@link EmbeddedPartner#recover()}. */
    HANGS(0, "", "");

    /** Seconds, for those that pass. */
    static final String RETRY_AFTER = "17";

    private final int status;
    private final String google;
    private final String microsoft;

    PartnerFault(int status, String google, String microsoft) {
        this.status = status;
        this.google = google;
        this.microsoft = microsoft;
    }

    int status() {
        return status;
    }

    String body(PartnerKind kind) {
        return switch (kind) {
            case GOOGLE -> google;
            case MICROSOFT -> microsoft;
        };
    }
}
