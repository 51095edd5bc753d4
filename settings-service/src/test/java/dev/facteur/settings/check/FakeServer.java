package dev.facteur.settings.check;

import dev.facteur.embedded.ServerIdentity;
import dev.facteur.model.sender.TransportSecurity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP or IMAP server on a port of loopback that says what it is told to, command by command: to any number of clients,
 * over TLS. What a command is not told about gets an answer that pleases.
 */
final class FakeServer implements AutoCloseable {
    /** Instead of an answer. */
    static final String HANGS_UP = "(hangs up)";

    static final String SAYS_NOTHING = "(says nothing)";

    enum Protocol {
        SMTP,
        IMAP
    }

    private final Protocol protocol;
    private final TransportSecurity security;
    private final ServerIdentity identity;
    private final ServerSocket listening;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch mayGreet = new CountDownLatch(0);
    private volatile CountDownLatch clientCame = new CountDownLatch(0);

    FakeServer(Protocol protocol, TransportSecurity security, ServerIdentity identity) throws IOException {
        this.protocol = protocol;
        this.security = security;
        this.identity = identity;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** @param answer lines joined by {@code \n}; in IMAP {@code #} stands for the tag */
    FakeServer on(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Takes connections and greets nobody before that. */
    FakeServer waitingFor(CountDownLatch event) {
        mayGreet = event;
        return this;
    }

    /** Tells of each client that has come. */
    FakeServer tellingOfClients(CountDownLatch event) {
        clientCame = event;
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The commands, without the tags of IMAP. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    long logins() {
        return heard.stream()
                .filter(line -> line.startsWith("AUTH") || line.startsWith("LOGIN"))
                .count();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        clientCame.countDown();
        try (client) {
            mayGreet.await();
            Optional<String> greeting = Optional.ofNullable(answers.get("greeting"));
            if (greeting.filter(SAYS_NOTHING::equals).isPresent()) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            Session session = new Session(security == TransportSecurity.TLS ? encrypted(client) : client);
            session.say(greeting.orElse(protocol == Protocol.SMTP ? "220 fake.example ESMTP" : "* OK fake ready"));
            while (session.serveOne(client)) {
                // the next command
            }
        } catch (IOException gone) {
            // the next client
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private SSLSocket encrypted(Socket client) throws IOException {
        SSLSocket socket = (SSLSocket)
                identity.serverContext().getSocketFactory().createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private final class Session {
        private BufferedReader in;
        private OutputStream out;
        private boolean encrypted;

        Session(Socket socket) throws IOException {
            talkOver(socket);
        }

        private void talkOver(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
            encrypted = socket instanceof SSLSocket;
        }

        void say(String answer) throws IOException {
            out.write((answer.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        boolean serveOne(Socket raw) throws IOException {
            String line = in.readLine();
            if (line == null || (protocol == Protocol.IMAP && line.indexOf(' ') < 0)) {
                return false;
            }
            String tag = protocol == Protocol.IMAP ? line.substring(0, line.indexOf(' ')) : "";
            String command = protocol == Protocol.IMAP ? line.substring(tag.length() + 1) : line;
            heard.add(command);
            String name = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String answer = answers.getOrDefault(name, usual(name));
            if (answer.equals(HANGS_UP)) {
                return false;
            }
            if (answer.equals(SAYS_NOTHING)) {
                raw.getInputStream().transferTo(OutputStream.nullOutputStream());
                return false;
            }
            if (command.equals("AUTHENTICATE PLAIN")) {
                say("+ ");
                in.readLine();
            }
            say(answer.replace("#", tag));
            if (name.equals("STARTTLS") && !encrypted && !refuses(answer)) {
                talkOver(FakeServer.this.encrypted(raw));
            }
            return true;
        }

        private boolean refuses(String answer) {
            return !answer.startsWith("220") && !answer.startsWith("# OK");
        }

        private String usual(String name) {
            return switch (protocol) {
                case SMTP ->
                    switch (name) {
                        case "EHLO" -> "250-fake.example\n" + (encrypted ? "250 AUTH PLAIN LOGIN" : "250 STARTTLS");
                        case "STARTTLS" -> "220 2.0.0 Ready to start TLS";
                        case "AUTH" -> "235 2.7.0 Accepted";
                        case "QUIT" -> "221 2.0.0 Bye";
                        default -> "250 2.0.0 Ok";
                    };
                case IMAP ->
                    switch (name) {
                        case "CAPABILITY" ->
                            "* CAPABILITY IMAP4rev1 " + (encrypted ? "AUTH=PLAIN SASL-IR" : "STARTTLS LOGINDISABLED")
                                    + "\n# OK Capability completed";
                        case "LIST" ->
                            "* LIST (\\HasNoChildren) \"/\" INBOX\n"
                                    + "* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent\"\n# OK List completed";
                        case "SELECT" -> "* 3 EXISTS\n# OK [READ-WRITE] Select completed";
                        case "LOGOUT" -> "* BYE Logging out\n# OK Logout completed";
                        default -> "# OK Completed";
                    };
            };
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
