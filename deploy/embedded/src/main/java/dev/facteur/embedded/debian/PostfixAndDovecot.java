package dev.facteur.embedded.debian;

import dev.facteur.embedded.FreePort;
import dev.facteur.embedded.Reaper;
import dev.facteur.embedded.ServerIdentity;
import dev.facteur.embedded.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Postfix and Dovecot over one set of accounts, on free ports of the loopback. Postfix signs people in by Dovecot's SASL
 * and hands their mail to Dovecot's LMTP; mail for other domains is accepted and thrown away.
 */
public final class PostfixAndDovecot implements AutoCloseable {
    /** Of all accounts. */
    public static final String DOMAIN = "example.test";

    /** {@code 552 5.3.4} beyond. */
    public static final int SIZE_LIMIT = 1_000_000;

    /** Another name of this machine, on which Dovecot takes nobody for safe without TLS. */
    public static final String HOST_THAT_TRUSTS_NOBODY = "127.0.0.2";

    private final TestAuthority authority;
    private final Path directory;
    private final Reaper reaper;
    private final Accounts accounts;
    private final Deque<ServerProcess> servers = new ArrayDeque<>();
    private final int serverToServer = FreePort.take();
    private final int submission = FreePort.take();
    private final int submissions = FreePort.take();
    private final int imap = FreePort.take();
    private final int imaps = FreePort.take();

    private PostfixAndDovecot(TestAuthority authority, ServerIdentity identity) {
        this.authority = authority;
        this.directory = newDirectory();
        this.reaper = Reaper.of(directory);
        this.accounts = new Accounts(directory);
        Owned.file(directory.resolve("server.pem"), "root", identity.pem());
    }

    /** Why this machine cannot run them, as a sentence. */
    public static Optional<String> obstacle() {
        return DebianPackages.obstacle();
    }

    public static PostfixAndDovecot start() {
        var authority = TestAuthority.create();
        return start(authority, authority.issue("localhost", HOST_THAT_TRUSTS_NOBODY));
    }

    /** Shows another certificate: an expired one, one for another name, one that nobody signed. */
    public static PostfixAndDovecot start(TestAuthority authority, ServerIdentity identity) {
        obstacle().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        var started = new PostfixAndDovecot(authority, identity);
        try {
            started.startServers();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    public String host() {
        return "localhost";
    }

    /** Takes mail for the accounts from anybody, offers STARTTLS and lets nobody sign in (25 in the world). */
    public int serverToServerPort() {
        return serverToServer;
    }

    /** SMTP with STARTTLS (587 in the world). */
    public int submissionPort() {
        return submission;
    }

    /** SMTP with implicit TLS (465 in the world). */
    public int submissionsPort() {
        return submissions;
    }

    /** IMAP with STARTTLS (143 in the world). */
    public int imapPort() {
        return imap;
    }

    /** IMAP with implicit TLS (993 in the world). */
    public int imapsPort() {
        return imaps;
    }

    public TestAuthority authority() {
        return authority;
    }

    /** Opens a mailbox, at any time. */
    public void add(Account account) {
        accounts.add(account);
    }

    /** The messages of a folder, oldest first, as they are on the disk; its name in modified UTF-7. */
    public List<byte[]> folder(String address, String folder) {
        return accounts.messages(address, folder);
    }

    /** Where both keep everything, their logs too. */
    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
        reaper.close();
    }

    private void startServers() {
        Map<String, Object> values = new HashMap<>();
        values.put("directory", directory);
        values.put("domain", DOMAIN);
        values.put("size-limit", SIZE_LIMIT);
        values.put("server-to-server", serverToServer);
        values.put("submission", submission);
        values.put("submissions", submissions);
        values.put("imap", imap);
        values.put("imaps", imaps);
        PostfixInstance.prepare(directory, values);
        var dovecot = DovecotInstance.start(directory, values, reaper);
        servers.push(dovecot);
        var postfix = PostfixInstance.start(directory, reaper);
        servers.push(postfix);
        dovecot.awaitListening(imap, imaps);
        postfix.awaitListening(serverToServer, submission, submissions);
    }

    /** Short, as the path of a socket has 107 bytes at most, and open to the servers' own users. */
    private static Path newDirectory() {
        try {
            return Owned.directory(Files.createTempDirectory(Path.of("/tmp"), "facteur-mail-"), "root");
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for Postfix and Dovecot", e);
        }
    }
}
