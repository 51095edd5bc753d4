package dev.facteur.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultView;
import dev.facteur.web.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong → which field is outlined → what is suggested: the README's table, row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIsWrongTest {
    private static final String FIRST = "| what is wrong |";

    private final List<String> rows = new ArrayList<>();

    static Stream<Mistake> mistakes() {
        return Mistakes.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isAFaultThatCanBeTold(Mistake mistake) throws IOException {
        try (Lab lab = new Lab()) {
            mistake.arranged().accept(lab);

            List<Fault> faults = lab.check().faults();

            rows.add(row(mistake, faults, lab));
            assertThat(faults).hasSize(1);
            assertThat(faults.getFirst()).satisfies(WhatIsWrongTest::canBeTold);
        }
    }

    @AfterAll
    void theReadmeSaysTheSame() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int head = lines.stream()
                .filter(line -> line.startsWith(FIRST))
                .map(lines::indexOf)
                .findFirst()
                .orElse(0);
        List<String> told = lines.stream()
                .skip(head + 2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        Files.write(Path.of("target", "what-is-wrong.md"), rows);
        assertThat(told).as("copy target/what-is-wrong.md into the README").isEqualTo(rows);
    }

    private static void canBeTold(Fault fault) {
        for (Language language : Language.values()) {
            FaultView view = FaultView.of(fault, language);
            assertThat(view.message()).isNotBlank().doesNotContain("{", "( )", "()");
            assertThat(view.advice()).get().asString().isNotBlank().doesNotContain("{", "()");
        }
    }

    private static String row(Mistake mistake, List<Fault> faults, Lab lab) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        mistake.what(),
                        faults.stream().map(fault -> "`" + fault.field() + "`").collect(Collectors.joining(", ")),
                        faults.stream().map(fault -> "`" + fault.code() + "`").collect(Collectors.joining(", ")),
                        faults.stream().map(fault -> suggested(fault, lab)).collect(Collectors.joining("; ")));
    }

    private static String suggested(Fault fault, Lab lab) {
        List<String> parts = new ArrayList<>();
        fault.suggestions()
                .forEach((field, value) ->
                        parts.add("`" + field + "` " + (field.endsWith("port") ? lab.usual(value) : value)));
        if (!fault.choices().isEmpty()) {
            parts.add("a choice of folders");
        }
        fault.helpUrl().ifPresent(page -> parts.add("the provider's page"));
        return String.join(", ", parts);
    }
}
