package dev.facteur.dispatch.testsupport;

import dev.facteur.embedded.ServerIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Submission servers that take mail like any other, but for one trouble at one stage, which each has once. There are
 * many, so that all troubles can be had at the same time.
 */
public final class FaultyServers implements QuarkusTestResourceLifecycleManager {
    private static final int COUNT = 80;

    private List<FaultyServer> servers = List.of();

    @Override
    public Map<String, String> start() {
        servers = IntStream.range(0, COUNT).mapToObj(_ -> new FaultyServer()).toList();
        return Map.of(
                "facteur.test.faulty.ports",
                servers.stream().map(server -> Integer.toString(server.port())).collect(Collectors.joining(",")));
    }

    @Override
    public void stop() {
        servers.forEach(FaultyServer::close);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FaultyServers.class));
    }

    /** One that nobody has asked for before. */
    public synchronized FaultyServer next(
            ServerIdentity identity, FaultyServer.Stage stage, FaultyServer.Trouble trouble) {
        FaultyServer server = servers.getFirst();
        servers = servers.subList(1, servers.size());
        server.open(identity, stage, trouble);
        return server;
    }
}
