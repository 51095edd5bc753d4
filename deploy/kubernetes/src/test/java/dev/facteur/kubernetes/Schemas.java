package dev.facteur.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the API server, with Strimzi, KEDA and the Prometheus operator installed, would take: the types that fabric8 and
 * Strimzi generate from the schemas, without the door they leave open for fields of later versions. KEDA publishes its
 * schema nowhere that a build could take it from; {@code keda.schema.json} says the part of it that is used here, and of
 * each kind of trigger what the schema itself leaves to the scaler.
 */
final class Schemas {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "apps/v1 Deployment", Deployment.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new WithoutOpenDoor());

    private final Schema keda;

    Schemas() {
        try (InputStream schema = Objects.requireNonNull(Schemas.class.getResourceAsStream("/keda.schema.json"))) {
            keda = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sentences about what is wrong; none if the resource is as its schema says. */
    List<String> faults(JsonNode resource) {
        String kind = resource.path("apiVersion").asText() + " "
                + resource.path("kind").asText();
        String name = kind + " " + resource.at("/metadata/name").asText() + ": ";
        if (kind.startsWith("keda.sh/")) {
            return keda.validate(resource.toString(), InputFormat.JSON).stream()
                    .map(fault -> name + fault)
                    .toList();
        }
        Class<?> type = TYPES.get(kind);
        if (type == null) {
            return List.of(name + "a kind that nothing here knows");
        }
        try {
            STRICT.treeToValue(resource, type);
            return List.of();
        } catch (JsonProcessingException fault) {
            return List.of(name + fault.getOriginalMessage() + " " + fault.getLocation());
        }
    }

    private static final class WithoutOpenDoor extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
