package dev.facteur.dispatch.intake.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is set for all clients, for one of a kind. */
public final class KafkaClients {
    private KafkaClients() {}

    /** Those of the settings that this kind of client knows; a copy to add to. */
    public static Map<String, Object> known(Map<String, Object> kafka, Set<String> names) {
        return kafka.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first, HashMap::new));
    }
}
