package dev.facteur.network;

import java.net.InetAddress;
import java.util.List;

/** Whether a host may be contacted. */
public sealed interface HostVerdict {

    /**
     * It may, at these addresses and no others: a second look-up could answer differently.
     *
     * @param hostName what a TLS certificate must name: A-labels in lower case without a trailing dot, or an address
     * @param addresses at least one, in the resolver's order
     */
    record Allowed(String hostName, int port, List<InetAddress> addresses) implements HostVerdict {
        public Allowed {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * It may not. Whoever gave the host must be told no more than this: the difference between a name that nobody knows
     * and one that leads inside would map the inside for them. The variants are for the operator's log.
     */
    sealed interface Refused extends HostVerdict {}

    record Forbidden(Reason reason) implements Refused {}

    /** Nobody knows the name, nobody answered in time, or it is no name at all. */
    record Unresolved() implements Refused {}

    enum Reason {
        /** No port of a mail server. The list is no secret: this one may be told. */
        PORT,
        /** At least one of the addresses is not on the public internet, nor in an allowed range. */
        ADDRESS
    }
}
