package dev.facteur.dispatch.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.sender.CredentialResult.Available;
import dev.facteur.dispatch.sender.SettingsClient.CredentialResponse;
import dev.facteur.dispatch.testsupport.SettableClock;
import dev.facteur.dispatch.watch.CredentialMeters;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.scheduler.Scheduled;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final SettableClock clock = new SettableClock();
    private final List<Optional<String>> asked = new ArrayList<>();
    private CredentialResponse answer = password("secret");
    private final Credentials testSubject = new Credentials(
            new CredentialBroker(this::answer, clock),
            () -> Duration.ofMinutes(5),
            new CredentialMeters(new SimpleMeterRegistry()),
            clock);

    @Test
    void aCredentialIsAskedForOnceAndAgainAfterItsTimeOrForANewProfile() {
        // When
        testSubject.of(profile(1));
        testSubject.of(profile(1));
        testSubject.of(profile(2));
        clock.goOn(Duration.ofMinutes(6));
        testSubject.of(profile(2));

        // Then
        assertThat(asked).hasSize(3).containsOnly(Optional.empty());
    }

    @Test
    void anAccessTokenIsNotShownShortlyBeforeItsEnd() {
        // Given
        answer = bearer("token-1", Duration.ofMinutes(3));
        testSubject.of(profile(1));

        // When
        clock.goOn(Duration.ofSeconds(119));
        testSubject.of(profile(1));
        int askedWhileGood = asked.size();
        clock.goOn(Duration.ofSeconds(1));
        testSubject.of(profile(1));

        // Then
        assertThat(askedWhileGood).isEqualTo(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anAccessTokenIsKeptNoLongerThanAPasswordIs() {
        // Given
        answer = bearer("token-1", Duration.ofHours(1));
        testSubject.of(profile(1));

        // When
        clock.goOn(Duration.ofMinutes(5));
        testSubject.of(profile(1));

        // Then
        assertThat(asked).hasSize(2);
    }

    @Test
    void insteadOfARefusedTokenAnotherIsAskedForByWhenItEnds() {
        // Given
        answer = bearer("token-1", Duration.ofHours(1));
        Credential refused = ((Available) testSubject.of(profile(1))).credential();
        String end = clock.instant().plus(Duration.ofHours(1)).toString();
        answer = bearer("token-2", Duration.ofHours(2));

        // When
        Optional<CredentialResult> result = testSubject.insteadOf(refused, profile(1));

        // Then
        assertThat(asked).containsExactly(Optional.empty(), Optional.of(end));
        assertThat(result)
                .contains(new Available(new Credential.Bearer(
                        new BearerToken("token-2"), clock.instant().plus(Duration.ofHours(2)))));
        assertThat(testSubject.of(profile(1))).isEqualTo(result.orElseThrow());
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatSomebodyElseHasRenewedIsNotAskedForAgain() {
        // Given
        answer = bearer("token-1", Duration.ofHours(1));
        Credential refused = ((Available) testSubject.of(profile(1))).credential();
        answer = bearer("token-2", Duration.ofHours(2));
        testSubject.insteadOf(refused, profile(1));

        // When
        Optional<CredentialResult> result = testSubject.insteadOf(refused, profile(1));

        // Then
        assertThat(result).isPresent();
        assertThat(asked).hasSize(2);
    }

    @Test
    void thePasswordThatWasRefusedIsNotShownASecondTime() {
        // Given
        Credential refused = ((Available) testSubject.of(profile(1))).credential();

        // When
        Optional<CredentialResult> same = testSubject.insteadOf(refused, profile(1));
        answer = password("corrected");
        Optional<CredentialResult> other = testSubject.insteadOf(refused, profile(1));

        // Then
        assertThat(same).isEmpty();
        assertThat(other).contains(new Available(new Credential.Password("corrected", "corrected")));
    }

    @Test
    void theCredentialOfASenderWhoSendsNoMoreDoesNotStayInMemory() throws Exception {
        // Given
        Credential old = ((Available) testSubject.of(profile(1))).credential();
        answer = password("another");
        clock.goOn(Duration.ofMinutes(6));

        // When
        Method forgetting = Credentials.class.getDeclaredMethod("forgetOld");
        testSubject.forgetOld();

        // Then
        assertThat(testSubject).hasFieldOrPropertyWithValue("kept", java.util.Map.of());
        assertThat(forgetting.isAnnotationPresent(Scheduled.class)).isTrue();
        assertThat(old).hasToString("Password[redacted]");
    }

    @Test
    void noTokenIsPrinted() {
        // When
        answer = bearer("token-1", Duration.ofHours(1));

        // Then
        assertThat(answer.toString()).doesNotContain("token-1");
        assertThat(testSubject.of(profile(1)).toString()).doesNotContain("token-1");
    }

    private CredentialResponse answer(String tenantId, String senderId, @Nullable String refused) {
        asked.add(Optional.ofNullable(refused));
        return answer;
    }

    private static CredentialResponse password(String password) {
        return new CredentialResponse("PASSWORD", password, null, null, null);
    }

    private CredentialResponse bearer(String token, Duration lifetime) {
        return new CredentialResponse(
                "BEARER", null, null, token, clock.instant().plus(lifetime));
    }

    private static SenderProfile profile(long version) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId("j.dupond"),
                new EmailAddress("j.dupond@example.org"),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Connection.NONE,
                version);
    }
}
