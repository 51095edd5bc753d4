package dev.facteur.dispatch.sentcopy.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS as another factory makes it, over which a server says no more than {@link BoundedAnswers} allow. */
final class BoundedTls extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    BoundedTls(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket connected, String address, int port, boolean autoClose) throws IOException {
        return new BoundedSocket(tls.createSocket(connected, address, port, autoClose));
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
    public Socket createSocket(String host, int port) throws IOException {
        return new BoundedSocket(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return new BoundedSocket(tls.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new BoundedSocket(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return new BoundedSocket(tls.createSocket(address, port, localAddress, localPort));
    }
}
