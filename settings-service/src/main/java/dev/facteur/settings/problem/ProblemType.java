package dev.facteur.settings.problem;

import dev.facteur.web.problem.Problem;

/** Every problem this service answers with. */
public enum ProblemType implements Problem {
    REQUEST_UNREADABLE("request-unreadable", 400),
    PARAMETER_INVALID("parameter-invalid", 400),
    AUTHENTICATION_REQUIRED("authentication-required", 401),
    ROLE_MISSING("role-missing", 403),
    IDENTITY_INCOMPLETE("identity-incomplete", 403),
    NOT_FOUND("not-found", 404),
    SENDER_UNKNOWN("sender-unknown", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    PARTNER_NOT_OFFERED("partner-not-offered", 404),
    SENDER_ADDRESS_LOCKED("sender-address-locked", 409),
    AUTHENTICATION_EXPIRED("authentication-expired", 409),
    PROFILE_MISSING("profile-missing", 409),
    PROFILE_CHANGED("profile-changed", 412),
    REQUEST_TOO_LARGE("request-too-large", 413),
    MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", 415),
    PROFILE_INVALID("profile-invalid", 422),
    CONNECTION_CHECK_FAILED("connection-check-failed", 422),
    TOO_MANY_CHECKS("too-many-checks", 429),
    TOO_MANY_SEARCHES("too-many-searches", 429),
    TOO_MANY_TEST_MESSAGES("too-many-test-messages", 429),
    INTERNAL_ERROR("internal-error", 500),
    SECRET_UNREADABLE("secret-unreadable", 503),
    DOCUMENTS_NOT_TAKEN("documents-not-taken", 503),
    PARTNER_CLIENT_BROKEN("partner-client-broken", 503),
    PARTNER_UNAVAILABLE("partner-unavailable", 503);

    private final String slug;
    private final int status;

    ProblemType(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    /** The type for a failure that is known by its HTTP status alone. */
    static ProblemType of(int status) {
        return switch (status) {
            case 400 -> REQUEST_UNREADABLE;
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> ROLE_MISSING;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> PROFILE_CHANGED;
            case 413 -> REQUEST_TOO_LARGE;
            case 415 -> MEDIA_TYPE_UNSUPPORTED;
            default -> INTERNAL_ERROR;
        };
    }
}
