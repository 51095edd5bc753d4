package dev.facteur.embedded.partner.sending;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose sending API it is, and in what the two differ. */
public enum SendingApi {
    /** {@code users.messages.send} by media upload. */
    GMAIL("/upload/gmail/v1/users/me/messages/send", "[Gmail]/Sent Mail", "mail.gmail.com", 36_700_160, 100) {
        @Override
        boolean maySend(Set<String> scopes) {
            return scopes.stream().anyMatch(GMAIL_SCOPES::contains);
        }

        @Override
        boolean takes(String mediaType) {
            return mediaType.startsWith("message/");
        }

        @Override
        Optional<byte[]> decoded(byte[] body) {
            return Optional.of(body);
        }

        @Override
        SendingReply refusal(Refusal refusal) {
            return switch (refusal) {
                case TOKEN -> GmailReplies.AUTH_ERROR;
                case SCOPE -> GmailReplies.INSUFFICIENT_PERMISSIONS;
                case MEDIA_TYPE -> GmailReplies.UNSUPPORTED_MEDIA_TYPE;
                case ENCODING, MESSAGE -> GmailReplies.BAD_REQUEST;
                case ADDRESS -> GmailReplies.INVALID_TO;
                case NO_RECIPIENT -> GmailReplies.RECIPIENT_REQUIRED;
                case TOO_MANY_RECIPIENTS -> GmailReplies.TOO_MANY_RECIPIENTS;
                case TOO_LARGE -> GmailReplies.TOO_LARGE;
            };
        }

        @Override
        SendingReply accepted(String id) {
            return SendingReply.json(200, """
                    {
                      "id": "%1$s",
                      "threadId": "%1$s",
                      "labelIds": [
                        "SENT"
                      ]
                    }
                    """.formatted(id));
        }
    },
    /** {@code user: sendMail} with MIME. */
    GRAPH("/v1.0/me/sendMail", "Sent Items", "EURP191MB2034.EURP191.PROD.OUTLOOK.COM", 4 * 1024 * 1024, 500) {
        @Override
        boolean maySend(Set<String> scopes) {
            return scopes.stream().anyMatch(GRAPH_SCOPES::contains);
        }

        @Override
        boolean takes(String mediaType) {
            return mediaType.startsWith("text/plain");
        }

        /** Standard base64, in lines or not. */
        @Override
        Optional<byte[]> decoded(byte[] body) {
            try {
                return Optional.of(Base64.getMimeDecoder().decode(body));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        @Override
        SendingReply refusal(Refusal refusal) {
            return switch (refusal) {
                case TOKEN -> GraphReplies.INVALID_AUTHENTICATION_TOKEN;
                case SCOPE -> GraphReplies.ACCESS_DENIED;
                case MEDIA_TYPE -> GraphReplies.UNSUPPORTED_MEDIA_TYPE;
                case ENCODING -> GraphReplies.INVALID_BASE64;
                case MESSAGE -> GraphReplies.INVALID_MIME;
                case ADDRESS -> GraphReplies.INVALID_RECIPIENTS;
                case NO_RECIPIENT -> GraphReplies.NO_RECIPIENTS;
                case TOO_MANY_RECIPIENTS -> GraphReplies.TOO_MANY_RECIPIENTS;
                case TOO_LARGE -> GraphReplies.TOO_LARGE;
            };
        }

        @Override
        SendingReply accepted(String id) {
            return new SendingReply(202, Map.of("request-id", id), "");
        }
    };

    /** What may be wrong with a request. */
    enum Refusal {
        TOKEN,
        SCOPE,
        MEDIA_TYPE,
        ENCODING,
        MESSAGE,
        ADDRESS,
        NO_RECIPIENT,
        TOO_MANY_RECIPIENTS,
        TOO_LARGE
    }

    private static final Set<String> GMAIL_SCOPES = Set.of(
            "https://mail.google.com/",
            "https://www.googleapis.com/auth/gmail.send",
            "https://www.googleapis.com/auth/gmail.compose",
            "https://www.googleapis.com/auth/gmail.modify");
    private static final Set<String> GRAPH_SCOPES = Set.of("Mail.Send", "https://graph.microsoft.com/Mail.Send");

    private final String path;
    private final String sentFolder;
    private final String messageIdDomain;
    private final int largestBody;
    private final int mostRecipients;

    SendingApi(String path, String sentFolder, String messageIdDomain, int largestBody, int mostRecipients) {
        this.path = path;
        this.sentFolder = sentFolder;
        this.messageIdDomain = messageIdDomain;
        this.largestBody = largestBody;
        this.mostRecipients = mostRecipients;
    }

    public String path() {
        return path;
    }

    /** Where the account finds by IMAP what it sent. */
    public String sentFolder() {
        return sentFolder;
    }

    String messageIdDomain() {
        return messageIdDomain;
    }

    /** In bytes. */
    int largestBody() {
        return largestBody;
    }

    int mostRecipients() {
        return mostRecipients;
    }

    abstract boolean maySend(Set<String> scopes);

    abstract boolean takes(String mediaType);

    abstract Optional<byte[]> decoded(byte[] body);

    abstract SendingReply refusal(Refusal refusal);

    abstract SendingReply accepted(String id);
}
