package dev.facteur.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.benchmark.scenario.Effort;
import dev.facteur.benchmark.scenario.Scenario;
import dev.facteur.local.CannotRun;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everythingInFullUnlessToldOtherwise() {
        Options options = Options.parse(new String[0]);

        assertThat(options.scenarios()).isEqualTo(Scenario.ALL);
        assertThat(options.effort()).isEqualTo(Effort.FULL);
    }

    @Test
    void someScenariosAreMeasuredInTheirOwnOrder() {
        Options options = Options.parse(new String[] {"--only", "KillDash9,StartToReady", "--quick"});

        assertThat(options.scenarios()).extracting(Scenario::nameOf).containsExactly("StartToReady", "KillDash9");
        assertThat(options.effort()).isEqualTo(Effort.QUICK);
    }

    @Test
    void scenariosOfScaleAreAskedForByName() {
        Options all = Options.parse(new String[] {"--scale", "--readme"});
        Options one = Options.parse(new String[] {"--only", "LargeLedger"});

        assertThat(all.scenarios()).isEqualTo(Scenario.OF_SCALE);
        assertThat(all.readme()).isTrue();
        assertThat(one.scenarios()).extracting(Scenario::nameOf).containsExactly("LargeLedger");
    }

    @Test
    void theReadmeHasWholeRunsOnly() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--readme", "--only", "Fairness"}))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("--readme");
    }

    @Test
    void whatItDoesNotKnowItNames() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--only", "Kill"}))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("\"Kill\"")
                .hasMessageContaining("KillDash9");
        assertThatThrownBy(() -> Options.parse(new String[] {"--fast"}))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("--fast");
    }
}
