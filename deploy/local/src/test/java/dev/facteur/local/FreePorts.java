package dev.facteur.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for a stack of a test's own. */
final class FreePorts {
    // Below the range the kernel takes ports of outgoing connections from: what is free stays free until it is bound.
    private static final int FIRST = 10_000;
    private static final int LAST = 20_000;

    private FreePorts() {}

    static Ports choose() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        Set<Integer> taken = new HashSet<>();
        for (Port port : Port.values()) {
            numbers.put(port, next(taken));
        }
        return new Ports(numbers);
    }

    private static int next(Set<Integer> taken) {
        while (true) {
            int number = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (taken.add(number) && isFree(number)) {
                return number;
            }
        }
    }

    private static boolean isFree(int number) {
        try (var _ = new ServerSocket(number)) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
