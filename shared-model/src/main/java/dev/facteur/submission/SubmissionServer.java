package dev.facteur.submission;

import java.util.regex.Pattern;

/**
 * A server that takes mail for submission.
 *
 * @param hostName the name its certificate must carry, in A-labels ({@code xn--…}); never resolved here: connections go
 *     to addresses that the caller has checked
 * @param port 1 to 65535
 */
public record SubmissionServer(String hostName, int port, ConnectionSecurity security) {
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    /** A host name or an IPv4 address (RFC 1123 §2.1), or an IPv6 address. */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public SubmissionServer {
        if (!HOST_NAME.matcher(hostName).matches()) {
            throw new IllegalArgumentException("hostName is not a host name in A-labels");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535: " + port);
        }
    }
}
