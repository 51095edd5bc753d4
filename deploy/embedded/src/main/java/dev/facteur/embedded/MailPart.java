package dev.facteur.embedded;

import java.util.List;

/** A mail server: a relay, two submission ports and IMAP over one store, wherever it runs. */
public interface MailPart extends AutoCloseable {

    default String host() {
        return "localhost";
    }

    /** SMTP without TLS and without authentication: the application's relay. */
    int relayPort();

    /** SMTP with STARTTLS; authentication after TLS only (RFC 6409, 587 in the world). */
    int submissionPort();

    /** SMTP with implicit TLS and authentication (RFC 8314, 465 in the world). */
    int submissionsPort();

    /** IMAP without TLS (143 in the world). */
    int imapPort();

    /** IMAP with implicit TLS (993 in the world). */
    int imapsPort();

    /** Who signed the certificate the server shows. */
    TestAuthority authority();

    /** Opens a mailbox whose user name is its address; done again, it changes the password. */
    default void addUser(String address, String password) {
        addUser(address, address, password);
    }

    /** Opens a mailbox; done again, it changes the password. */
    void addUser(String address, String username, String password);

    /** All messages that were accepted, oldest first, whoever they are for. */
    List<ReceivedMessage> received();

    /** The accepted messages with this address among the forward-paths, oldest first. */
    default List<ReceivedMessage> receivedFor(String address) {
        return received().stream()
                .filter(message -> message.forwardPaths().stream().anyMatch(address::equalsIgnoreCase))
                .toList();
    }

    /** The messages in a folder of a user's mailbox (INBOX, Sent, ...), byte for byte; empty where there is none. */
    List<byte[]> folder(String address, String folder);

    /** Delivers it to its recipients who have a mailbox here, as if it had come by SMTP. */
    void accept(ReceivedMessage message);

    /** Files a message, read already, in a folder of the user's mailbox, which is made if need be; a user without a mailbox has none. */
    void file(String address, String folder, byte[] content);

    /** From now on takes access tokens of this issuer too, by XOAUTH2 or OAUTHBEARER. */
    void trust(TokenIssuer issuer);

    /** How the server answers from now on. */
    MailRules rules();

    /** Forgets messages and rules; users and their passwords stay. */
    void reset();

    /** Takes it away, as a cut or an upgrade does, until {@link #restart()}. */
    void stop();

    /** Brings it back with its port and its data. */
    void restart();

    @Override
    void close();
}
