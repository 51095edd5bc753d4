package dev.facteur.network;

import static dev.facteur.network.HostVerdict.Reason.ADDRESS;
import static dev.facteur.network.HostVerdict.Reason.PORT;

import dev.facteur.network.HostVerdict.Allowed;
import dev.facteur.network.HostVerdict.Forbidden;
import dev.facteur.network.HostVerdict.Unresolved;
import java.net.IDN;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Decides which hosts, named by users, a service may contact. The name is resolved once and every address is checked; one
 * that is not public makes the whole host forbidden. The caller connects to the addresses of the verdict, so that a name
 * that changes its mind a second later (DNS rebinding) changes nothing.
 */
public final class HostGuard {
    /** Submission and IMAP; see {@code facteur.network.allowed-ports}. */
    public static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587, 2525, 143, 993);

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final int MAX_NAME_LENGTH = 253;
    // Underscores are no part of a host name, but of names that exist.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    private final Set<Integer> allowedPorts;
    private final List<CidrRange> allowedRanges;
    private final NameResolver resolver;
    private final Duration timeout;

    /** The guard of a service: the system's resolver, {@link #DEFAULT_TIMEOUT}. */
    public HostGuard(Set<Integer> allowedPorts, List<CidrRange> allowedRanges) {
        this(allowedPorts, allowedRanges, NameResolver.SYSTEM, DEFAULT_TIMEOUT);
    }

    /**
     * @param allowedRanges may be contacted although they are not public
     * @param timeout how long a look-up may take
     */
    public HostGuard(
            Set<Integer> allowedPorts, List<CidrRange> allowedRanges, NameResolver resolver, Duration timeout) {
        this.allowedPorts = Set.copyOf(allowedPorts);
        this.allowedRanges = List.copyOf(allowedRanges);
        this.resolver = resolver;
        this.timeout = timeout;
    }

    /** Blocks until the name is resolved, at most as long as the time-out; made for virtual threads. */
    public HostVerdict check(String host, int port) {
        return check(host, port, timeout);
    }

    /** The same for somebody who has less time: {@code longest} where that is shorter than the time-out. */
    public HostVerdict check(String host, int port, Duration longest) {
        if (!allowedPorts.contains(port)) {
            return new Forbidden(PORT);
        }
        String name = normalised(host);
        Optional<InetAddress> literal = AddressLiterals.parse(withoutBrackets(name));
        if (literal.isPresent()) {
            return verdict(literal.get().getHostAddress(), port, List.of(literal.get()));
        }
        if (AddressLiterals.looksNumeric(name)) {
            return new Forbidden(ADDRESS);
        }
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            return new Unresolved();
        }
        return verdict(name, port, resolve(name, longest.compareTo(timeout) < 0 ? longest : timeout));
    }

    private HostVerdict verdict(String hostName, int port, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return new Unresolved();
        }
        if (!addresses.stream().allMatch(this::mayBeContacted)) {
            return new Forbidden(ADDRESS);
        }
        return new Allowed(hostName, port, addresses.stream().distinct().toList());
    }

    private boolean mayBeContacted(InetAddress address) {
        return PublicAddresses.contains(address)
                || isInAllowedRange(address)
                || PublicAddresses.embedded(address)
                        .filter(this::isInAllowedRange)
                        .isPresent();
    }

    /** Whether an operator has opened this address by name of its range: an ordinary public one needs none. */
    public boolean isInAllowedRange(InetAddress address) {
        return allowedRanges.stream().anyMatch(range -> range.contains(address));
    }

    private List<InetAddress> resolve(String name, Duration longest) {
        // The JDK's look-up cannot be interrupted: it is left behind in a thread of its own when time is up.
        FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> resolver.resolve(name));
        Thread.ofVirtual().name("resolve ", 0).start(lookUp);
        try {
            return lookUp.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException unknown) {
            return List.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** As browsers do it (UTS #46): wide digits and ideographic dots become plain ones before anything is judged. */
    private static String normalised(String host) {
        String given = host.strip();
        try {
            String ascii = given.indexOf(':') >= 0 ? given : IDN.toASCII(given);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return name.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }

    private static String withoutBrackets(String name) {
        return name.startsWith("[") && name.endsWith("]") && name.indexOf(':') >= 0
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
