package dev.facteur.dispatch.testsupport;

import dev.facteur.embedded.TestAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the commands of one connection, under TLS, in the words of a real server: the last line of an answer follows
 * the tag. A command without an answer of its own is done.
 */
public final class AnsweringImapServer implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{([0-9]+)}$");

    private final ServerSocket listening;
    private final String greeting;
    private final Map<String, List<String>> answers;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /** @param answers by the whole command or by its first word */
    public AnsweringImapServer(TestAuthority authority, String greeting, Map<String, List<String>> answers)
            throws IOException {
        this.listening = authority
                .issue("localhost")
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.greeting = greeting;
        this.answers = Map.copyOf(answers);
        Thread.ofVirtual().start(this::converse);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What the client said, without its tags. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void converse() {
        // One character, one byte: literals are counted in bytes.
        try (var socket = listening.accept();
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            say(out, greeting);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String tag = line.substring(0, line.indexOf(' '));
                String command = line.substring(tag.length() + 1);
                commands.add(command);
                takeLiteral(command, in, out);
                List<String> answer = answer(command);
                for (String untagged : answer.subList(0, answer.size() - 1)) {
                    say(out, untagged);
                }
                say(out, tag + " " + answer.getLast());
            }
        } catch (IOException hungUp) {
            // the client is done
        }
    }

    private List<String> answer(String command) {
        String verb = command.split(" ", 2)[0];
        return answers.getOrDefault(command, answers.getOrDefault(verb, List.of("OK Done.")));
    }

    private static void takeLiteral(String command, BufferedReader in, OutputStream out) throws IOException {
        Matcher literal = LITERAL.matcher(command);
        if (literal.find()) {
            say(out, "+ OK");
            in.skip(Long.parseLong(literal.group(1)));
            in.readLine();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
