package dev.facteur.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over a connection to an address, verified against the host name that the address was looked up for. For libraries
 * that are given the checked address, since they would look the name up once more, and that would then verify the address
 * for want of the name.
 */
public final class TlsForHost extends SSLSocketFactory {
    private static final String HOST_NAME_RULES = "HTTPS";

    private final SSLSocketFactory tls;
    private final String hostName;

    /** @param hostName what the certificate must name, as {@link HostVerdict.Allowed} says it */
    public TlsForHost(SSLSocketFactory tls, String hostName) {
        this.tls = tls;
        this.hostName = hostName;
    }

    /** Shakes hands at once: nobody gets a socket that is not verified. */
    @Override
    public Socket createSocket(Socket connected, String address, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(connected, hostName, port, autoClose);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(HOST_NAME_RULES);
        if (isName()) {
            parameters.setServerNames(List.of(new SNIHostName(hostName)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** RFC 6066 §3: an address is no server name. */
    private boolean isName() {
        return hostName.indexOf(':') < 0 && !hostName.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unchecked();
    }

    private static UnsupportedOperationException unchecked() {
        return new UnsupportedOperationException("connections are made to checked addresses only");
    }
}
