package dev.facteur.settings.testmessage;

import dev.facteur.model.SenderKey;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.limit.PersonalLimit;
import dev.facteur.settings.profile.store.StoredProfiles;
import dev.facteur.settings.testmessage.PublishedProfiles.NotYetPublishedException;
import dev.facteur.web.text.Language;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Sends a person a mail of their own: as a document, by the real way, or it would prove nothing. */
@ApplicationScoped
class TestMessages {
    private final StoredProfiles profiles;
    private final PublishedProfiles published;
    private final SendDocumentTopic topic;
    private final PersonalLimit limit;
    private final Clock clock;

    TestMessages(
            StoredProfiles profiles,
            PublishedProfiles published,
            SendDocumentTopic topic,
            TestMessageConfig config,
            Clock clock) {
        this.profiles = profiles;
        this.published = published;
        this.topic = topic;
        this.limit = new PersonalLimit(config.burst(), config.refill(), clock);
        this.clock = clock;
    }

    TestMessageOutcome send(SenderKey key, Language language) {
        Optional<SenderProfile> profile = QuarkusTransaction.requiringNew().call(() -> profiles.find(key));
        if (profile.isEmpty()) {
            return new TestMessageOutcome.NoProfile();
        }
        if (!canSend(profile.get())) {
            return new TestMessageOutcome.Expired();
        }
        Optional<Duration> wait = limit.take(key);
        if (wait.isPresent()) {
            return new TestMessageOutcome.TooMany(wait.get());
        }
        SendDocument request = TestMessage.of(profile.get(), language, clock.instant());
        return isKnown(profile.get()) && topic.publish(request)
                ? new TestMessageOutcome.Published(request.requestId())
                : new TestMessageOutcome.NotTaken();
    }

    /** Else it would wait for its sender, who stands before the page. */
    private static boolean canSend(SenderProfile profile) {
        return profile.method() == SendingMethod.RELAY || profile.connection().state() == Connection.State.CONNECTED;
    }

    private boolean isKnown(SenderProfile profile) {
        try {
            published.await(profile);
            return true;
        } catch (NotYetPublishedException late) {
            return false;
        }
    }
}
