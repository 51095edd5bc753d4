package dev.facteur.local;

import dev.facteur.embedded.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which port each part of the stack listens on. */
record Ports(Map<Port, Integer> numbers) {
    private static final int LAST = 65535;

    Ports {
        numbers = new EnumMap<>(numbers);
        requireApart(numbers);
    }

    /** The usual ports, moved by the environment where it says so ({@link Port#variable()}). */
    static Ports from(Map<String, String> environment) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            String given = environment.get(port.variable());
            numbers.put(port, given == null ? port.usual() : parse(port, given));
        }
        return new Ports(numbers);
    }

    /** Ports that nobody uses, for a stack beside the usual one. */
    static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        Set<Integer> taken = new HashSet<>();
        for (Port port : Port.values()) {
            numbers.put(port, freeBeside(taken));
        }
        return new Ports(numbers);
    }

    private static int freeBeside(Set<Integer> taken) {
        int number;
        do {
            number = FreePort.take();
        } while (!taken.add(number) || !isFree(number));
        return number;
    }

    int number(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    /** Where clients of this machine find it. */
    String address(Port port) {
        return "localhost:" + number(port);
    }

    String url(Port port) {
        return "http://" + address(port);
    }

    /** Refuses to start beside another program, instead of failing half-way with that program's name unknown. */
    void requireFree() {
        for (Port port : Port.values()) {
            int number = number(port);
            if (!isFree(number)) {
                throw new CannotRun(
                        "Port %d, which %s needs, is taken: stop the program that uses it, or choose another port with %s=…"
                                .formatted(number, port.user(), port.variable()));
            }
        }
    }

    private static boolean isFree(int number) {
        // Bound to every interface, as a listener on any of them is in the way.
        try (var _ = new ServerSocket(number)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int parse(Port port, String given) {
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= 1 && number <= LAST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new CannotRun("%s must be a port between 1 and %d, not \"%s\".".formatted(port.variable(), LAST, given));
    }

    private static void requireApart(Map<Port, Integer> numbers) {
        var seen = new HashMap<Integer, Port>();
        numbers.forEach((port, number) -> {
            Port other = seen.putIfAbsent(number, port);
            if (other != null) {
                throw new CannotRun("%s and %s both name port %d; each part needs its own."
                        .formatted(other.variable(), port.variable(), number));
            }
        });
    }
}
