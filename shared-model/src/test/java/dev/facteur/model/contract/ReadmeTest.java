package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the back-end developer reads is what runs. */
class ReadmeTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static String readme = "";

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(MODULE.resolve("README.md"));
    }

    @Test
    void codeIsThatOfTheSamples() throws Exception {
        assertThat(readme)
                .contains("```java\n" + Files.readString(MODULE.resolve("samples/java/FirstRequest.java")) + "```")
                .contains("```js\n" + Files.readString(MODULE.resolve("samples/node/first-request.js")) + "```");
    }

    @Test
    void everyRecordIsShownByOneOfItsExamples() throws Exception {
        List<JsonNode> shown = new ArrayList<>();
        for (Matcher block = JSON_BLOCK.matcher(readme); block.find(); ) {
            shown.add(Contract.MAPPER.readTree(block.group(1)));
        }
        assertThat(shown).hasSize(ContractRecord.values().length);
        for (ContractRecord record : ContractRecord.values()) {
            assertThat(Contract.EXAMPLES.stream().map(name -> Contract.example(record.schema, name)))
                    .as(record.schema)
                    .anyMatch(shown::contains);
        }
    }

    @Test
    void everyTopicIsInTheTable() throws Exception {
        for (var topic : Topics.class.getFields()) {
            assertThat(readme).contains("`" + topic.get(null) + "`");
        }
    }

    @Test
    void everyLinkIntoTheRepositoryLeadsSomewhere() {
        String prose = readme.replaceAll("(?s)```.*?```", "");
        Matcher link = Pattern.compile("\\]\\((?!https:)([^)]+)\\)").matcher(prose);
        while (link.find()) {
            assertThat(MODULE.resolve(link.group(1))).exists();
        }
    }
}
