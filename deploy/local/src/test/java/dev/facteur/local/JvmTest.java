package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {
    private static final Path OPTIONS = Path.of("/facteur/dispatch-service/jvm.options");

    @TempDir
    Path application;

    @Test
    void theCacheIsMadeInTraining() {
        assertThat(new Jvm(OPTIONS, cache(), true).arguments())
                .containsExactly("@" + OPTIONS, "-Xmx384m", "-XX:AOTCacheOutput=" + cache());
    }

    @Test
    void theCacheIsUsedOnceItIsThere() throws IOException {
        Files.createFile(cache());

        assertThat(new Jvm(OPTIONS, cache(), false).arguments())
                .containsExactly("@" + OPTIONS, "-Xmx384m", "-XX:AOTCache=" + cache());
    }

    @Test
    void withoutACacheAServiceStartsAllTheSame() {
        assertThat(new Jvm(OPTIONS, cache(), false).arguments()).containsExactly("@" + OPTIONS, "-Xmx384m");
    }

    private Path cache() {
        return application.resolve("app.aot");
    }
}
