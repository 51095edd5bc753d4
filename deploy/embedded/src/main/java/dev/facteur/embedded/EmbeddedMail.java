package dev.facteur.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A mail server in this JVM: SMTP by SubEthaSMTP (which has STARTTLS), folders and IMAP by GreenMail. */
public final class EmbeddedMail implements MailPart {

    private final TestAuthority authority;
    private final ServerIdentity identity;
    private final MailStore store = new MailStore();
    private final MailRules rules = new MailRules();
    private final List<TokenIssuer> issuers = new CopyOnWriteArrayList<>();
    private final Deque<AutoCloseable> doors = new ArrayDeque<>();
    private Ports ports;

    /** The ports of the server; 0 takes a free one. */
    public record Ports(int relay, int submission, int submissions, int imap, int imaps) {
        public static Ports free() {
            return new Ports(0, 0, 0, 0, 0);
        }
    }

    private EmbeddedMail(Ports ports, TestAuthority authority, ServerIdentity identity) {
        this.ports = ports;
        this.authority = authority;
        this.identity = identity;
    }

    public static EmbeddedMail start() {
        return start(Ports.free());
    }

    public static EmbeddedMail start(Ports ports) {
        var authority = TestAuthority.create();
        return start(
                ports,
                authority,
                authority.issue("localhost", "127.0.0.1", "::1", "mail.example.test", "*.example.test"));
    }

    /** Shows another certificate: an expired one, one for another name, one of an authority nobody trusts. */
    public static EmbeddedMail start(Ports ports, TestAuthority authority, ServerIdentity identity) {
        QuietLogs.install();
        var mail = new EmbeddedMail(ports, authority, identity);
        mail.restart();
        return mail;
    }

    @Override
    public synchronized int relayPort() {
        return ports.relay();
    }

    @Override
    public synchronized int submissionPort() {
        return ports.submission();
    }

    @Override
    public synchronized int submissionsPort() {
        return ports.submissions();
    }

    @Override
    public synchronized int imapPort() {
        return ports.imap();
    }

    @Override
    public synchronized int imapsPort() {
        return ports.imaps();
    }

    @Override
    public TestAuthority authority() {
        return authority;
    }

    @Override
    public void addUser(String address, String username, String password) {
        store.addUser(address, username, password);
    }

    @Override
    public List<ReceivedMessage> received() {
        return store.received();
    }

    @Override
    public List<byte[]> folder(String address, String folder) {
        return store.folder(address, folder);
    }

    @Override
    public void accept(ReceivedMessage message) {
        store.accept(message);
    }

    @Override
    public void file(String address, String folder, byte[] content) {
        store.file(address, folder, content);
    }

    @Override
    public void trust(TokenIssuer issuer) {
        issuers.add(issuer);
    }

    @Override
    public MailRules rules() {
        return rules;
    }

    @Override
    public void reset() {
        rules.reset();
        store.clear();
    }

    @Override
    public synchronized void stop() {
        for (var door = doors.pollLast(); door != null; door = doors.pollLast()) {
            try {
                door.close();
            } catch (Exception e) {
                throw new IllegalStateException("The mail server did not stop", e);
            }
        }
    }

    @Override
    public synchronized void restart() {
        stop();
        try {
            var authentication = new SmtpAuthentication(store, rules, issuers);
            var relay = opened(SmtpDoor.relay(ports.relay(), store, rules));
            var submission = opened(SmtpDoor.submission(ports.submission(), identity, authentication, store, rules));
            var submissions = opened(SmtpDoor.submissions(ports.submissions(), identity, authentication, store, rules));
            var imap = openImap(ports.imap(), ServerSocketFactory.getDefault());
            var imaps = openImap(ports.imaps(), identity.serverContext().getServerSocketFactory());
            ports = new Ports(relay.port(), submission.port(), submissions.port(), imap, imaps);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private SmtpDoor opened(SmtpDoor door) {
        doors.add(door);
        return door;
    }

    private int openImap(int port, ServerSocketFactory sockets) {
        var door = ImapDoor.open(port, sockets, store.managers());
        doors.add(door::stopService);
        return door.getPort();
    }
}
