package dev.facteur.dispatch.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SenderIdentityTest {
    private static final EmailAddress RELAY = new EmailAddress("documents@app.example");
    private static final NamedAddress PERSON = NamedAddress.of("j.dupond@gmail.com", "Jean Dupond");

    @Test
    void byRelayTheAuthorIsTheApplicationUnderThePersonsNameAndAnswersGoToThePerson() {
        // When
        SenderIdentity identity = SenderIdentity.byRelay(PERSON, Optional.empty(), RELAY, Set.of());

        // Then
        assertThat(identity.from()).isEqualTo(NamedAddress.of("documents@app.example", "Jean Dupond"));
        assertThat(identity.reversePath()).isEqualTo(RELAY);
        assertThat(identity.replyTo()).contains(PERSON);
    }

    @Test
    void whereTheRelayMaySendForTheDomainThePersonIsTheAuthor() {
        // When
        SenderIdentity identity = SenderIdentity.byRelay(PERSON, Optional.empty(), RELAY, Set.of("gmail.com"));

        // Then
        assertThat(identity.from()).isEqualTo(PERSON);
        assertThat(identity.reversePath()).isEqualTo(RELAY);
        assertThat(identity.replyTo()).isEmpty();
    }
}
