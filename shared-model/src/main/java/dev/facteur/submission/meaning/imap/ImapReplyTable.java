package dev.facteur.submission.meaning.imap;

import static dev.facteur.submission.meaning.FormField.HOST;
import static dev.facteur.submission.meaning.FormField.PASSWORD;
import static dev.facteur.submission.meaning.FormField.SECURITY;
import static dev.facteur.submission.meaning.FormField.SENT_FOLDER;
import static dev.facteur.submission.meaning.FormField.USERNAME;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.FOLDER;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.MAILBOX_FULL;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.MESSAGE_SIZE;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.THROTTLED;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.TLS;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.TRANSIENT;
import static dev.facteur.submission.meaning.imap.ImapMeaningKind.UNREACHABLE;
import static dev.facteur.submission.meaning.imap.ImapStage.APPEND;
import static dev.facteur.submission.meaning.imap.ImapStage.GREETING;
import static dev.facteur.submission.meaning.imap.ImapStage.LOGIN;
import static dev.facteur.submission.meaning.imap.ImapStage.STARTTLS;

import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.imap.ImapReply.Status;
import java.util.List;
import java.util.Locale;

/**
 * Refusal of an IMAP server → meaning. The first row that matches wins: what providers say in their own words, then
 * response codes (RFC 3501 §7.1, RFC 5530 §3), then what a refusal at this stage means by itself.
 */
public final class ImapReplyTable {
    static final List<ImapRow> ROWS = List.of(
            // Microsoft
            ImapRow.any()
                    .says("basic authentication is disabled", "basic authentication is not supported")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.SIGN_IN_REQUIRED),
            ImapRow.any().says("authenticated but not connected").means(TRANSIENT),
            // Gmail, and others with two-step verification
            ImapRow.at(LOGIN)
                    .says("application-specific password", "app password")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.APP_PASSWORD_REQUIRED),
            ImapRow.at(LOGIN)
                    .code("WEBALERT")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.WEB_LOGIN_REQUIRED),
            ImapRow.at(LOGIN)
                    .says("log in via your web browser", "web login required")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.WEB_LOGIN_REQUIRED),
            // Gmail, GMX, Zoho: IMAP has to be switched on in the mailbox's settings first
            ImapRow.at(LOGIN)
                    .says("not enabled for imap", "enable imap", "imap is disabled", "imap access is disabled")
                    .means(AUTHENTICATION)
                    .marks(HOST)
                    .hints(Hint.IMAP_DISABLED),
            ImapRow.any()
                    .says("too many simultaneous", "too many connections", "maximum number of connections")
                    .means(THROTTLED)
                    .hints(Hint.TOO_MANY_CONNECTIONS),
            ImapRow.at(LOGIN)
                    .says("too many login", "too many failed", "too many invalid", "too many auth")
                    .means(THROTTLED)
                    .hints(Hint.TOO_MANY_LOGINS),
            ImapRow.any().says("too many").means(THROTTLED),
            ImapRow.at(LOGIN)
                    .says("account is blocked", "account is locked", "account is suspended", "account has been blocked")
                    .means(AUTHENTICATION)
                    .marks(USERNAME)
                    .hints(Hint.ACCOUNT_LOCKED),
            // Response codes
            ImapRow.any()
                    .code("UNAVAILABLE", "INUSE", "SERVERBUG", "CONTACTADMIN")
                    .means(TRANSIENT),
            ImapRow.any().code("LIMIT").means(THROTTLED),
            ImapRow.any().code("AUTHENTICATIONFAILED").means(AUTHENTICATION).marks(PASSWORD),
            ImapRow.any().code("AUTHORIZATIONFAILED").means(AUTHENTICATION).marks(USERNAME),
            ImapRow.any().code("EXPIRED").means(AUTHENTICATION).marks(PASSWORD).hints(Hint.PASSWORD_CHANGE_REQUIRED),
            ImapRow.any().code("PRIVACYREQUIRED").means(TLS).marks(SECURITY),
            ImapRow.any().code("OVERQUOTA").means(MAILBOX_FULL).hints(Hint.OWN_MAILBOX_FULL),
            ImapRow.any().code("TOOBIG").means(MESSAGE_SIZE),
            ImapRow.any()
                    .code("TRYCREATE", "NONEXISTENT")
                    .means(FOLDER)
                    .marks(SENT_FOLDER)
                    .hints(Hint.FOLDER_MISSING),
            ImapRow.at(ImapStage.FOLDER, APPEND)
                    .code("NOPERM", "READ-ONLY")
                    .means(FOLDER)
                    .marks(SENT_FOLDER)
                    .hints(Hint.FOLDER_READ_ONLY),
            // By the stage alone
            ImapRow.at(GREETING).means(UNREACHABLE).marks(HOST),
            // Whatever the reason: never go on in the clear.
            ImapRow.at(STARTTLS).means(TLS).marks(SECURITY),
            ImapRow.at(LOGIN).status(Status.BYE).means(TRANSIENT),
            ImapRow.at(LOGIN).means(AUTHENTICATION).marks(PASSWORD),
            ImapRow.at(ImapStage.FOLDER).status(Status.BYE).means(TRANSIENT),
            ImapRow.at(ImapStage.FOLDER).means(FOLDER).marks(SENT_FOLDER),
            ImapRow.any().means(TRANSIENT));

    private ImapReplyTable() {}

    public static ImapMeaning of(ImapStage stage, ImapReply reply) {
        return row(stage, reply).meaning();
    }

    static ImapRow row(ImapStage stage, ImapReply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.matches(stage, reply, text))
                .findFirst()
                .orElseThrow();
    }
}
