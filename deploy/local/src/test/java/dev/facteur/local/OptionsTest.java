package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutArgumentsItStays() {
        assertThat(Options.parse(new String[] {}, Map.of()).once()).isFalse();
    }

    @Test
    void onceShowsTheJobAndEnds() {
        assertThat(Options.parse(new String[] {"--once"}, Map.of()).once()).isTrue();
    }

    @Test
    void trainingDisturbsNoStackThatRuns() {
        Options training = Options.parse(new String[] {"--train"}, Map.of("FACTEUR_SETTINGS_PORT", "9080"));

        assertThat(training.training()).isTrue();
        assertThat(training.once()).isTrue();
        assertThat(training.ports().number(Port.SETTINGS)).isNotEqualTo(9080);
    }

    @Test
    void anythingElseIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--twice"}, Map.of()))
                .isInstanceOf(CannotRun.class)
                .hasMessage("--twice is not an option here. Usage: ./deploy/local/run [--once]");
    }
}
