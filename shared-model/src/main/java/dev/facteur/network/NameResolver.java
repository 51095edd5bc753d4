package dev.facteur.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host name. Tests answer themselves. */
@FunctionalInterface
public interface NameResolver {
    /** The JDK's own: hosts file and DNS. */
    NameResolver SYSTEM = hostName -> List.of(InetAddress.getAllByName(hostName));

    /**
     * Every address of the name.
     *
     * @param hostName A-labels in lower case, without a trailing dot; never an address
     */
    List<InetAddress> resolve(String hostName) throws UnknownHostException;
}
