package dev.facteur.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Skipped as a whole where neither kubectl nor kustomize of version 5 is on the PATH: nothing else renders them. */
class ManifestsTest {
    private static final Path PRODUCTION = Path.of("overlays/production");
    private static final Pattern FIRST_CELL = Pattern.compile("^\\| ([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");
    private static final Schemas SCHEMAS = new Schemas();

    private static Kustomize kustomize;
    private static List<JsonNode> production;

    @BeforeAll
    static void render() {
        Optional<Kustomize> found = Kustomize.find();
        assumeTrue(
                found.isPresent(), "No Kustomize 5 here, neither kustomize nor kubectl: the manifests are not checked");
        kustomize = found.orElseThrow();
        production = kustomize.build(PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production", "overlays/small"})
    void whatIsAppliedIsAsTheSchemasSay(String directory) {
        assertThat(kustomize.build(Path.of(directory)))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(SCHEMAS.faults(resource)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/containers/0",
        "NetworkPolicy, /spec/egress/0",
        "KafkaTopic, /spec",
        "ServiceMonitor, /spec/endpoints/0",
        "ScaledObject, /spec/triggers/0/metadata",
        "PodDisruptionBudget, /spec"
    })
    void aFieldThatIsNoneIsNoticed(String kind, String place) {
        JsonNode resource = of(kind).filter(candidate -> candidate.at(place).isObject())
                .findFirst()
                .orElseThrow()
                .deepCopy();
        ((ObjectNode) resource.at(place)).put("misspelt", "1");

        assertThat(SCHEMAS.faults(resource))
                .isNotEmpty()
                .allSatisfy(fault ->
                        assertThat(fault).contains(resource.at("/metadata/name").asText()));
    }

    @Test
    void theTopicsAreThoseOfTheContract() throws IllegalAccessException {
        Set<String> contract = new TreeSet<>();
        for (Field field : Topics.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && !field.getName().equals("REJECTION_REASON")) {
                contract.add((String) field.get(null));
            }
        }

        assertThat(of("KafkaTopic").map(topic -> topic.at("/metadata/name").asText()))
                .containsExactlyInAnyOrderElementsOf(contract);
    }

    @Test
    void requestsOfElevenMebibytesFitAndProfilesAreCompacted() {
        assertThat(topic(Topics.SEND_DOCUMENT).path("max.message.bytes").asInt())
                .isEqualTo(16777216);
        assertThat(topic(Topics.SEND_DOCUMENT_REJECTED)
                        .path("max.message.bytes")
                        .asInt())
                .isEqualTo(16777216);
        assertThat(topic(Topics.SENDER_PROFILES).path("cleanup.policy").asText())
                .isEqualTo("compact");
    }

    @Test
    void thereAreNeverMoreInstancesThanPartitions() {
        int partitions = of("KafkaTopic")
                .filter(topic -> topic.at("/metadata/name").asText().equals(Topics.SEND_DOCUMENT))
                .map(topic -> topic.at("/spec/partitions").asInt())
                .findFirst()
                .orElseThrow();

        assertThat(of("ScaledObject")
                        .map(scaled -> scaled.at("/spec/maxReplicaCount").asInt()))
                .containsExactly(partitions);
    }

    @Test
    void whatIsSetIsInTheOperatorsTable() throws IOException {
        Set<String> table = variablesOfTable();
        Set<String> set = new TreeSet<>();
        of("ConfigMap").forEach(map -> map.path("data").fieldNames().forEachRemaining(set::add));
        containers()
                .flatMap(container -> stream(container.path("env")))
                .forEach(variable -> set.add(variable.path("name").asText()));

        assertThat(set).isNotEmpty().isSubsetOf(table);
    }

    @Test
    void secretsComeByReferenceAndAreListedForTheOperator() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(of("Secret")).isEmpty();
        containers().flatMap(container -> stream(container.path("env"))).forEach(variable -> {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            assertThat(reference.isObject()).as(variable.path("name").asText()).isTrue();
            assertThat(readme)
                    .contains("`" + reference.path("name").asText() + "`")
                    .contains("`" + reference.path("key").asText() + "`");
        });
        of("Deployment")
                .flatMap(deployment -> stream(deployment.at("/spec/template/spec/volumes")))
                .filter(volume -> volume.has("secret"))
                .forEach(volume -> assertThat(readme)
                        .contains("`" + volume.at("/secret/secretName").asText() + "`"));
    }

    @Test
    void aServiceHasTimeToFinishWhatIsUnderWay() {
        assertThat(of("Deployment")
                        .map(deployment -> deployment
                                .at("/spec/template/spec/terminationGracePeriodSeconds")
                                .asInt()))
                .hasSize(2)
                .allSatisfy(seconds -> assertThat(seconds).isGreaterThan(5 + 20));
    }

    @Test
    void nothingRunsWithMoreRightsThanItNeeds() {
        assertThat(of("Deployment")).hasSize(2).allSatisfy(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        });
        assertThat(containers()).allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    private static Stream<JsonNode> of(String kind) {
        return production.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind));
    }

    private static Stream<JsonNode> containers() {
        return of("Deployment").flatMap(deployment -> stream(deployment.at("/spec/template/spec/containers")));
    }

    private static JsonNode topic(String name) {
        return of("KafkaTopic")
                .filter(topic -> topic.at("/metadata/name").asText().equals(name))
                .map(topic -> topic.at("/spec/config"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** As environment variables; a row may name several keys, the later ones by their last part. */
    private static Set<String> variablesOfTable() throws IOException {
        Set<String> variables = new TreeSet<>();
        FIRST_CELL.matcher(Files.readString(Path.of("../README.md"))).results().forEach(row -> {
            List<String> names = KEY.matcher(row.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            names.stream()
                    .flatMap(name -> name.startsWith(".") ? siblings(names.getFirst(), name) : Stream.of(name))
                    .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                    .forEach(variables::add);
        });
        return variables;
    }

    /** {@code `quarkus.oidc-client.auth-server-url`, `.credentials.secret`}: the end is as long as it needs to be. */
    private static Stream<String> siblings(String first, String end) {
        return Stream.iterate(first.indexOf('.'), dot -> dot > 0, dot -> first.indexOf('.', dot + 1))
                .map(dot -> first.substring(0, dot) + end);
    }
}
