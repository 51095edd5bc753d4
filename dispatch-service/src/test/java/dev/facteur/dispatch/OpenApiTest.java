package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every answer of every operation is documented, with an example. */
@QuarkusTest
class OpenApiTest extends WholeService {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void everyAnswerInJsonHasAnExample() {
        assertThat(answers())
                .isNotEmpty()
                .allSatisfy(answer -> answer.content().forEach((type, media) -> {
                    if (type.endsWith("json")) {
                        assertThat(media.keySet()).as(answer.name()).containsAnyOf("example", "examples");
                    }
                }));
    }

    @Test
    void everyRefusalIsAProblemOfItsStatus() {
        assertThat(answers().stream().filter(answer -> answer.status() >= 400))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.content()).as(answer.name()).containsOnlyKeys(PROBLEM);
                    assertThat(answer.problems())
                            .as(answer.name())
                            .isNotEmpty()
                            .allSatisfy(problem -> assertThat(problem)
                                    .containsEntry("status", answer.status())
                                    .hasEntrySatisfying(
                                            "type",
                                            type -> assertThat(type.toString())
                                                    .startsWith("https://facteur.dev/problems/")));
                });
    }

    @Test
    void findingDeliveriesTellsAllThatCanComeOfIt() {
        assertThat(answers().stream()
                        .filter(answer -> answer.operation().equals("findDeliveries"))
                        .map(Answer::status))
                .containsExactlyInAnyOrder(200, 304, 400, 401, 403, 406, 500, 503);
    }

    private static List<Answer> answers() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        List<Answer> answers = new ArrayList<>();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        paths.values().stream()
                .flatMap(path -> path.values().stream())
                .filter(operation -> operation.get("responses") instanceof Map)
                .forEach(operation -> {
                    Map<String, Map<String, Map<String, Map<String, Object>>>> responses =
                            map(operation.get("responses"));
                    responses.forEach((status, response) -> answers.add(new Answer(
                            String.valueOf(operation.get("operationId")),
                            Integer.parseInt(status),
                            response.getOrDefault("content", Map.of()))));
                });
        return answers;
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> map(Object json) {
        return (Map<String, V>) json;
    }

    private record Answer(String operation, int status, Map<String, Map<String, Object>> content) {
        String name() {
            return operation + " " + status;
        }

        List<Map<String, Object>> problems() {
            Map<String, Map<String, Map<String, Object>>> examples =
                    map(content.getOrDefault(PROBLEM, Map.of()).getOrDefault("examples", Map.of()));
            return examples.values().stream()
                    .map(example -> example.getOrDefault("value", Map.of()))
                    .toList();
        }
    }
}
