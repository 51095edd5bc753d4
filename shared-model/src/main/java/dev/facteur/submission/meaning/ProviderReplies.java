package dev.facteur.submission.meaning;

import static dev.facteur.submission.meaning.FormField.SENDER_ADDRESS;
import static dev.facteur.submission.meaning.FormField.USERNAME;
import static dev.facteur.submission.meaning.MeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.SENDER;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;

import java.time.Duration;
import java.util.List;

/** Postfix (OVH, Gandi, Infomaniak and many more), IONOS, iCloud, Orange, Free, Yahoo and AOL. */
final class ProviderReplies {
    static final List<Row> ROWS = List.of(
            // Postfix
            Row.any()
                    .says("relay access denied", "relaying denied", "relay not permitted", "unable to relay")
                    .means(AUTHENTICATION)
                    .marks(USERNAME)
                    .hints(Hint.LOGIN_MISSING),
            Row.any()
                    .says("not owned by user")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_NOT_OWNED),
            Row.any()
                    .says("sender address rejected: not logged in")
                    .means(AUTHENTICATION)
                    .marks(USERNAME)
                    .hints(Hint.LOGIN_MISSING),
            Row.any().says("sender address rejected").means(SENDER).marks(SENDER_ADDRESS),
            Row.any()
                    .says("helo command rejected", "need fully-qualified hostname")
                    .means(OPERATOR)
                    .hints(Hint.EHLO_NAME),
            // IONOS says "mailbox unavailable" with it, and means the sender's own pace.
            Row.any().says("mail send limit exceeded").means(THROTTLED),
            // iCloud
            Row.any()
                    .says("daily sending limit")
                    .means(THROTTLED)
                    .waits(Duration.ofHours(24))
                    .hints(Hint.DAILY_LIMIT),
            // Orange
            Row.any()
                    .code("421")
                    .says("ofr004_104", "ofr005_104", "ofr_104")
                    .means(THROTTLED)
                    .hints(Hint.TOO_MANY_CONNECTIONS),
            Row.any().code("421").says("ofr004_105", "ofr_105").means(THROTTLED),
            Row.any().says("ofr_416", "ofr_417").means(RECIPIENT),
            Row.any().code("4xx").says("ofr_", "ofr0").means(THROTTLED),
            Row.any().code("5xx").says("ofr_", "ofr0").means(MESSAGE),
            // Free, and others
            Row.any()
                    .says("spam detected", "detected as spam", "identified as spam")
                    .means(MESSAGE)
                    .hints(Hint.SPAM),
            // Yahoo and AOL
            Row.any().code("4xx").says("[ts").means(THROTTLED),
            Row.any().code("5xx").says("[bl", "[ph0", "ipts0").means(OPERATOR).hints(Hint.SENDING_SERVER_BLOCKED),
            Row.any()
                    .code("5xx")
                    .says("(au01)", "dmarc:")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_UNAUTHENTICATED),
            Row.any()
                    .code("554")
                    .enhanced("5.7.9")
                    .says("policy reasons")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_UNAUTHENTICATED));

    private ProviderReplies() {}
}
