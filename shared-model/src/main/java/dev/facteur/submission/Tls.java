package dev.facteur.submission;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS over a connection that exists, for the host the user named. */
final class Tls {
    private Tls() {}

    static SSLSocket handshake(Socket raw, SubmissionServer server, SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(raw, server.hostName(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        // SMTP has the rules of HTTPS for names (RFC 7817, RFC 6125); without this the JDK checks none.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (isServerName(server.hostName())) {
            parameters.setServerNames(List.of(new SNIHostName(server.hostName())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** RFC 6066 §3: an address is no server name; nor is what host names should not contain. */
    private static boolean isServerName(String hostName) {
        return hostName.indexOf(':') < 0
                && hostName.indexOf('_') < 0
                && !hostName.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
