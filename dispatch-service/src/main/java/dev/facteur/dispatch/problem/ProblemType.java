package dev.facteur.dispatch.problem;

import dev.facteur.web.problem.Problem;

/** Every problem this service answers with. */
public enum ProblemType implements Problem {
    REQUEST_UNREADABLE("request-unreadable", 400),
    PARAMETER_INVALID("parameter-invalid", 400),
    SEARCH_TOO_WIDE("search-too-wide", 400),
    AUTHENTICATION_REQUIRED("authentication-required", 401),
    ROLE_MISSING("role-missing", 403),
    IDENTITY_INCOMPLETE("identity-incomplete", 403),
    NOT_FOUND("not-found", 404),
    DELIVERY_UNKNOWN("delivery-unknown", 404),
    REJECTED_UNKNOWN("rejected-unknown", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    DELIVERY_UNDER_WAY("delivery-under-way", 409),
    DELIVERY_ENDED("delivery-ended", 409),
    DELIVERY_HELD("delivery-held", 409),
    DELIVERY_NOT_HELD("delivery-not-held", 409),
    DELIVERY_NOT_KEPT("delivery-not-kept", 409),
    COUNT_CHANGED("count-changed", 409),
    REJECTED_HANDLED("rejected-handled", 409),
    REJECTED_GONE("rejected-gone", 409),
    REQUEST_KEY_TAKEN("request-key-taken", 409),
    REQUEST_TOO_LARGE("request-too-large", 413),
    MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", 415),
    CORRECTION_INVALID("correction-invalid", 422),
    INTERNAL_ERROR("internal-error", 500),
    LEDGER_UNAVAILABLE("ledger-unavailable", 503),
    KAFKA_UNAVAILABLE("kafka-unavailable", 503);

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
            case 413 -> REQUEST_TOO_LARGE;
            case 415 -> MEDIA_TYPE_UNSUPPORTED;
            default -> INTERNAL_ERROR;
        };
    }
}
