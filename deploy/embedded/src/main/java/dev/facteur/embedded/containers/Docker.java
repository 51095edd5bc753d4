package dev.facteur.embedded.containers;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The engine, and which images it runs. */
final class Docker {

    private Docker() {}

    /** Says what is missing before Testcontainers tries every way it knows. */
    static void require() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("facteur.parts=containers wants a Docker engine and none answers:"
                    + " start one, or run without -Pcontainers (the parts then run in the JVM)");
        }
    }

    /** The image that the system property {@code facteur.image.<part>} names, in the place of the usual one. */
    static DockerImageName image(String part, String usual) {
        var usualName = DockerImageName.parse(usual);
        return DockerImageName.parse(System.getProperty("facteur.image." + part, usual))
                .asCompatibleSubstituteFor(usualName.getUnversionedPart());
    }

    /** A stopped container would come back on another port: it is frozen, and its clients wait, as behind a dead switch. */
    static void freeze(GenericContainer<?> container) {
        try (var pause = container.getDockerClient().pauseContainerCmd(container.getContainerId())) {
            pause.exec();
        }
    }

    static void thaw(GenericContainer<?> container) {
        try (var unpause = container.getDockerClient().unpauseContainerCmd(container.getContainerId())) {
            unpause.exec();
        }
    }
}
