package dev.facteur.local;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.model.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics of the contract as an operator would create them; the services create none. */
final class LocalTopics {
    static final List<String> OUTCOMES = List.of(
            Topics.DOCUMENT_SENT,
            Topics.DELIVERY_DELAYED,
            Topics.DELIVERY_FAILED,
            Topics.AUTHENTICATION_EXPIRED,
            Topics.AUTHENTICATION_RESTORED,
            Topics.SENT_COPY_FAILED,
            Topics.SEND_DOCUMENT_REJECTED);

    /** In bytes: a request with 8 MiB of attachments, in base64, and what stands around them. */
    static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    static final int PARTITIONS = 4;
    private static final Map<String, String> LARGE = Map.of("max.message.bytes", Integer.toString(LARGEST_REQUEST));

    private LocalTopics() {}

    static void createIn(KafkaPart kafka) {
        configurations().forEach((topic, configuration) -> kafka.createTopic(topic, PARTITIONS, configuration));
    }

    /** Every topic with what differs from the broker's defaults. */
    static Map<String, Map<String, String>> configurations() {
        Map<String, Map<String, String>> topics = new HashMap<>();
        OUTCOMES.forEach(topic -> topics.put(topic, Map.of()));
        topics.put(Topics.SEND_DOCUMENT, LARGE);
        topics.put(Topics.SEND_DOCUMENT_REJECTED, LARGE);
        topics.put(Topics.SENDER_PROFILES, Map.of("cleanup.policy", "compact"));
        return topics;
    }
}
