package dev.facteur.submission;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What the JDK's exceptions mean: the one place that reads their classes and words. */
final class Breaks {
    private static final int MAX_DETAIL = 200;

    private Breaks() {}

    static BreakReason reason(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                // A cause of a cause names the certificate's trouble; the outermost says only "handshake".
                .map(Breaks::ownReason)
                .reduce((outer, inner) -> inner == BreakReason.CLOSED_BY_PEER && outer != inner ? outer : inner)
                .orElseThrow();
    }

    static String detail(Throwable thrown) {
        String message = Objects.requireNonNullElse(
                thrown.getMessage(), thrown.getClass().getSimpleName());
        return ReplyReader.printable(message.substring(0, Math.min(MAX_DETAIL, message.length())));
    }

    private static BreakReason ownReason(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return switch (thrown) {
            case ProtocolViolation violation -> BreakReason.PROTOCOL_VIOLATION;
            case CertificateExpiredException expired -> BreakReason.CERTIFICATE_EXPIRED;
            case CertificateNotYetValidException early -> BreakReason.CERTIFICATE_EXPIRED;
            case CertPathValidatorException path -> BreakReason.CERTIFICATE_UNTRUSTED;
            case CertPathBuilderException path -> BreakReason.CERTIFICATE_UNTRUSTED;
            case CertificateException certificate when isNameMismatch(message) -> BreakReason.CERTIFICATE_NAME_MISMATCH;
            case CertificateException certificate -> BreakReason.CERTIFICATE_UNTRUSTED;
            case SSLException tls when message.contains("unrecognized SSL message") -> BreakReason.NOT_TLS;
            case EOFException end -> BreakReason.CLOSED_BY_PEER;
            case SocketTimeoutException timeout -> BreakReason.TIMED_OUT;
            case NoRouteToHostException noRoute -> BreakReason.UNREACHABLE;
            case ConnectException connect when message.contains("refused") -> BreakReason.CONNECTION_REFUSED;
            case ConnectException connect when message.contains("timed out") -> BreakReason.TIMED_OUT;
            case ConnectException connect -> BreakReason.UNREACHABLE;
            default -> otherReason(thrown, message);
        };
    }

    private static BreakReason otherReason(Throwable thrown, String message) {
        if (message.contains("unreachable") || message.contains("assign requested address")) {
            return BreakReason.UNREACHABLE;
        }
        if (message.contains("timed out")) {
            // The system asked the peer whether it is there, and nobody answered.
            return BreakReason.TIMED_OUT;
        }
        if (message.contains("reset") || message.contains("Broken pipe")) {
            return BreakReason.RESET_BY_PEER;
        }
        if (message.contains("shut down incorrectly") || message.contains("terminated the handshake")) {
            return BreakReason.CLOSED_BY_PEER;
        }
        return thrown instanceof SSLException ? BreakReason.TLS_HANDSHAKE_FAILED : BreakReason.CLOSED_BY_PEER;
    }

    /** The JDK has no class of its own for this; {@code BreaksTest} notices if it changes its words. */
    private static boolean isNameMismatch(String message) {
        return message.startsWith("No name matching") || message.startsWith("No subject alternative");
    }
}
