package dev.facteur.dispatch.lane.server;

import java.time.Instant;
import java.util.Optional;

/**
 * A server that does not answer.
 *
 * @param server as the lanes call it
 * @param nextLook when somebody looks whether it is back; absent while somebody does
 */
public record AwayServer(String server, Instant since, Optional<Instant> nextLook) {}
