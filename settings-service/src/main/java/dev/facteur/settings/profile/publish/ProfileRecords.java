package dev.facteur.settings.profile.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.store.UnpublishedState;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Profiles as records of the compacted topic. */
@ApplicationScoped
class ProfileRecords {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final MutinyEmitter<Record<String, @Nullable String>> topic;

    ProfileRecords(@Channel("sender-profiles") MutinyEmitter<Record<String, @Nullable String>> topic) {
        this.topic = topic;
    }

    /** Completes when the broker has it; an erased profile becomes a tombstone. */
    CompletableFuture<Void> send(UnpublishedState state) {
        String value = state.profile().map(ProfileRecords::json).orElse(null);
        return topic.send(Record.of(state.key().toString(), value)).subscribeAsCompletionStage();
    }

    private static String json(SenderProfile profile) {
        try {
            return JSON.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A sender profile could not be written as JSON", e);
        }
    }
}
