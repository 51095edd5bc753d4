package dev.facteur.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands typed by hand, and all the lines that came back. */
final class SmtpLines {

    private SmtpLines() {}

    static List<String> of(int port, String... commands) throws IOException {
        try (var socket = new Socket("localhost", port);
                var reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(10_000);
            var lines = new ArrayList<String>();
            read(reader, lines);
            for (var command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                read(reader, lines);
            }
            return lines;
        }
    }

    private static void read(BufferedReader reader, List<String> lines) throws IOException {
        String line;
        do {
            line = reader.readLine();
            if (line == null) {
                return;
            }
            lines.add(line);
        } while (line.startsWith("-", 3));
    }
}
