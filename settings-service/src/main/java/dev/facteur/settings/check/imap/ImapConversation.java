package dev.facteur.settings.check.imap;

import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.check.trial.Troubles;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.imap.ImapReply;
import dev.facteur.submission.meaning.imap.ImapStage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * The few commands a check needs (RFC 3501), and exactly where a server refused them. Nothing is written to the mailbox.
 *
 * <p>Of our own and not Angus': that one does not say at which stage it failed, and believes a literal to be as large as it
 * says it is, two gigabytes for instance.
 */
final class ImapConversation implements AutoCloseable {
    private static final Duration GOOD_BYE = Duration.ofSeconds(1);

    private final ImapWire wire;
    private final Door door;
    private Set<String> capabilities = Set.of();
    private int commands;

    ImapConversation(ImapWire wire, Door door) {
        this.wire = wire;
        this.door = door;
    }

    /** @param untagged what was told before the end of the command */
    record Answer(List<String> untagged, String end) {}

    /** From the first byte to the capabilities, encrypted. */
    void open(SSLSocketFactory tls, String hostName) throws ImapEnded {
        switch (door.security()) {
            case TLS -> {
                encrypt(tls, hostName);
                greeting();
            }
            case STARTTLS -> {
                greeting();
                askCapabilities();
                if (!offers("STARTTLS")) {
                    throw unsupported(SmtpStage.STARTTLS, Requirement.STARTTLS);
                }
                ask(ImapStage.STARTTLS, ImapCommand.of("STARTTLS"));
                encrypt(tls, hostName);
            }
        }
        // Whatever was offered in the clear is forgotten: anybody on the way could have written it.
        askCapabilities();
    }

    /** AUTHENTICATE PLAIN (RFC 4616) where it is offered, else LOGIN; once. */
    void login(String username, Secret password) throws ImapEnded {
        String response = Base64.getEncoder()
                .encodeToString(("\0" + username + "\0" + password.reveal()).getBytes(StandardCharsets.UTF_8));
        ImapCommand command;
        if (offers("AUTH=PLAIN")) {
            command = offers("SASL-IR")
                    ? ImapCommand.of("AUTHENTICATE PLAIN " + response)
                    : ImapCommand.of("AUTHENTICATE PLAIN", response);
        } else {
            command = ImapCommand.withStrings("LOGIN", username, password.reveal());
        }
        try {
            ask(ImapStage.LOGIN, command);
        } catch (ImapEnded refused) {
            throw refused.without(password.reveal()).without(response);
        }
        askCapabilities();
    }

    /** Whether there is a way to log in with a password at all. */
    void requirePasswordLogin() throws ImapEnded {
        if (offers("LOGINDISABLED") && !offers("AUTH=PLAIN")) {
            throw unsupported(SmtpStage.AUTH, Requirement.PASSWORD_LOGIN);
        }
    }

    List<ListedFolder> folders() throws ImapEnded {
        boolean extended = offers("LIST-EXTENDED") && offers("SPECIAL-USE");
        return ask(ImapStage.FOLDER, ImapCommand.of("LIST \"\" \"*\"" + (extended ? " RETURN (SPECIAL-USE)" : "")))
                .untagged()
                .stream()
                .flatMap(response -> ListedFolder.in(response).stream())
                .toList();
    }

    /** Opens it; only that tells whether it is read-only, and it changes no more than who is told of recent messages. */
    boolean isReadOnlyWhenSelected(ListedFolder folder) throws ImapEnded {
        return ask(ImapStage.FOLDER, ImapCommand.withStrings("SELECT", folder.wireName()))
                .end()
                .toUpperCase(Locale.ROOT)
                .startsWith("OK [READ-ONLY]");
    }

    /** One letter for each right (RFC 4314), {@code i} for putting messages in; empty if the server does not say. */
    Optional<String> rights(ListedFolder folder) throws ImapEnded {
        if (!offers("ACL")) {
            return Optional.empty();
        }
        try {
            return ask(ImapStage.FOLDER, ImapCommand.withStrings("MYRIGHTS", folder.wireName())).untagged().stream()
                    .filter(response -> response.toUpperCase(Locale.ROOT).startsWith("* MYRIGHTS "))
                    .map(response -> response.substring(response.lastIndexOf(' ') + 1))
                    .findFirst();
        } catch (ImapEnded refused) {
            if (refused.trouble() instanceof Trouble.ImapRefused) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    boolean offers(String capability) {
        return capabilities.contains(capability);
    }

    Optional<X509Certificate> certificate() throws ImapEnded {
        try {
            return wire.certificate();
        } catch (IOException e) {
            throw broken(SmtpStage.TLS, e);
        }
    }

    private void encrypt(SSLSocketFactory tls, String hostName) throws ImapEnded {
        try {
            wire.encrypt(tls, hostName, door.port());
        } catch (IOException e) {
            throw broken(SmtpStage.TLS, e);
        }
    }

    private void greeting() throws ImapEnded {
        String greeting;
        try {
            greeting = wire.read();
        } catch (IOException e) {
            throw broken(SmtpStage.GREETING, e);
        }
        String upper = greeting.toUpperCase(Locale.ROOT);
        if (upper.startsWith("* BYE")) {
            throw refused(ImapStage.GREETING, greeting);
        }
        // PREAUTH would leave nothing to check, and no STARTTLS (RFC 3501 §6.2.1).
        if (!upper.startsWith("* OK")) {
            throw broken(SmtpStage.GREETING, new ImapViolation("no greeting"));
        }
    }

    private void askCapabilities() throws ImapEnded {
        capabilities = Set.of();
        for (String response :
                ask(ImapStage.GREETING, ImapCommand.of("CAPABILITY")).untagged()) {
            String upper = response.toUpperCase(Locale.ROOT);
            if (upper.startsWith("* CAPABILITY ")) {
                capabilities = Set.copyOf(new HashSet<>(List.of(upper.split(" ", -1))));
            }
        }
    }

    private Answer ask(ImapStage stage, ImapCommand command) throws ImapEnded {
        String tag = "a" + ++commands;
        List<String> untagged = new ArrayList<>();
        Optional<String> bye = Optional.empty();
        try {
            int sent = 0;
            wire.write(tag + " " + command.pieces().get(sent++) + "\r\n");
            while (true) {
                String response = wire.read();
                if (response.startsWith("+")) {
                    // A server that asks for more than there is: "*" makes it refuse (RFC 3501 §6.2.2).
                    boolean more = sent < command.pieces().size();
                    wire.write((more ? command.pieces().get(sent++) : "*") + "\r\n");
                } else if (response.startsWith(tag + " ")) {
                    String end = response.substring(tag.length() + 1);
                    if (end.toUpperCase(Locale.ROOT).startsWith("OK")) {
                        return new Answer(untagged, end);
                    }
                    throw refused(stage, response);
                } else if (response.startsWith("* BYE")) {
                    bye = Optional.of(response);
                } else {
                    untagged.add(response);
                }
            }
        } catch (ImapEnded ended) {
            throw ended;
        } catch (IOException e) {
            throw bye.isPresent() ? refused(stage, bye.get()) : broken(stageOf(stage), e);
        }
    }

    private static SmtpStage stageOf(ImapStage stage) {
        return switch (stage) {
            case GREETING -> SmtpStage.EHLO;
            case STARTTLS -> SmtpStage.STARTTLS;
            case LOGIN -> SmtpStage.AUTH;
            case FOLDER, APPEND -> SmtpStage.RCPT;
        };
    }

    private static ImapEnded refused(ImapStage stage, String response) {
        return new ImapEnded(new Trouble.ImapRefused(stage, ImapReply.of(response)));
    }

    private static ImapEnded unsupported(SmtpStage stage, Requirement missing) {
        return new ImapEnded(new Trouble.Conversation(new ConversationFault.Unsupported(stage, missing, "")));
    }

    private ImapEnded broken(SmtpStage stage, IOException e) {
        return new ImapEnded(broken(stage, e, door));
    }

    static Trouble broken(SmtpStage stage, IOException e, Door door) {
        if (Thread.currentThread().isInterrupted() || e instanceof SocketTimeoutException) {
            return Troubles.broken(stage, Troubles.tooLong(stage, door));
        }
        return Troubles.broken(stage, e instanceof ImapViolation ? BreakReason.PROTOCOL_VIOLATION : BreakReason.of(e));
    }

    /** Says LOGOUT and hangs up; what comes of it does not matter any more. */
    @Override
    public void close() {
        try {
            wire.hurry(GOOD_BYE);
            wire.write("a" + ++commands + " LOGOUT\r\n");
            wire.read();
        } catch (IOException e) {
            // The server was quicker, or slower than we wait.
        } finally {
            wire.close();
        }
    }

    /** Hangs up without a word. */
    void abort() {
        wire.close();
    }
}
