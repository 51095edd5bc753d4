package dev.facteur.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void aPercentileIsOneThatWasMeasured() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        assertThat(new Latencies(hundred.reversed()).values())
                .containsExactly(entry("p50", 50.0), entry("p99", 99.0), entry("max", 100.0));
    }

    @Test
    void oneIsAllOfThem() {
        assertThat(new Latencies(Collections.singletonList(Duration.ofNanos(1_500_000))).values())
                .containsExactly(entry("p50", 1.5), entry("p99", 1.5), entry("max", 1.5));
    }
}
