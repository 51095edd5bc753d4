package dev.facteur.local;

import dev.facteur.embedded.Reaper;
import java.nio.file.Path;
import java.util.Map;

/** Both services, each a process of its own. */
final class Services {
    private final StackSetup setup;
    private final Configuration configuration;
    private final Reaper reaper;

    Services(StackSetup setup, Configuration configuration, Reaper reaper) {
        this.setup = setup;
        this.configuration = configuration;
        this.reaper = reaper;
    }

    ServiceProcess startSettings() {
        return startSettings(Map.of());
    }

    /** @param different from what a stack usually sets */
    ServiceProcess startSettings(Map<String, String> different) {
        Map<String, String> properties = configuration.ofSettings(setup.directory(Part.SETTINGS));
        properties.putAll(setup.different());
        properties.putAll(different);
        return start(Part.SETTINGS, Port.SETTINGS, properties);
    }

    ServiceProcess startDispatch() {
        Map<String, String> properties = configuration.ofDispatch(setup.directory(Part.DISPATCH));
        properties.putAll(setup.different());
        return start(Part.DISPATCH, Port.DISPATCH, properties);
    }

    /**
     * Starts another process of dispatch-service, which shares keys and data with the first.
     *
     * @param name of its directory and its log
     * @param port where it listens
     * @param different from what a stack usually sets
     */
    ServiceProcess startReplica(String name, int port, Map<String, String> different) {
        return startReplica(
                Part.DISPATCH, name, port, configuration.ofDispatch(setup.directory(Part.DISPATCH)), different);
    }

    /** The same of settings-service. */
    ServiceProcess startSettingsReplica(String name, int port, Map<String, String> different) {
        return startReplica(
                Part.SETTINGS, name, port, configuration.ofSettings(setup.directory(Part.SETTINGS)), different);
    }

    private ServiceProcess startReplica(
            Part part, String name, int port, Map<String, String> usual, Map<String, String> different) {
        usual.putAll(setup.different());
        usual.put("quarkus.http.port", Integer.toString(port));
        usual.putAll(different);
        return start(new ServiceSetup(
                part, port, setup.jvm(part), setup.jar(part), setup.directory(name), setup.log(name), usual));
    }

    /** The file with the keys of a service, which its replicas share. */
    Path keyset(Part part) {
        return setup.directory(part).resolve("keyset.json");
    }

    private ServiceProcess start(Part part, Port port, Map<String, String> properties) {
        return start(new ServiceSetup(
                part,
                setup.ports().number(port),
                setup.jvm(part),
                setup.jar(part),
                setup.directory(part),
                setup.log(part),
                properties));
    }

    private ServiceProcess start(ServiceSetup process) {
        var service = ServiceProcess.start(process, reaper);
        try {
            return service.awaitReady();
        } catch (RuntimeException notReady) {
            service.close();
            throw notReady;
        }
    }
}
