package dev.facteur.settings.profile.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFormTest {
    private static final ServerForm SERVER = server(new Secret("Zeppelin-42"), null);

    private static ServerForm server(@Nullable Secret password, @Nullable String authentication) {
        return new ServerForm("smtp.example.org", 587, "STARTTLS", "jeanne", password, authentication, null);
    }

    private static ProfileForm form(@Nullable String method, @Nullable ServerForm smtp, @Nullable ServerForm imap) {
        return new ProfileForm("jeanne@example.org", " ", null, method, smtp, imap, true, true);
    }

    private static List<String> fields(ProfileForm form) {
        return form.read() instanceof FormReading.Invalid(List<Fault> faults)
                ? faults.stream().map(Fault::field).toList()
                : List.of();
    }

    @Test
    void theRelayForgetsServersPasswordsAndCopy() {
        assertThat(form("RELAY", SERVER, SERVER).read()).isInstanceOfSatisfying(FormReading.Valid.class, valid -> {
            assertThat(valid.draft().method()).isEqualTo(SendingMethod.RELAY);
            assertThat(valid.draft().smtp()).isEmpty();
            assertThat(valid.draft().smtpPassword()).isEmpty();
            assertThat(valid.draft().imap()).isEmpty();
            assertThat(valid.draft().copyToSent()).isFalse();
            assertThat(valid.draft().relayWhileUnavailable()).isFalse();
            assertThat(valid.draft().displayName()).isEmpty();
        });
    }

    @Test
    void aMailboxKeepsThem() {
        assertThat(form("SMTP", SERVER, SERVER).read()).isInstanceOfSatisfying(FormReading.Valid.class, valid -> {
            assertThat(valid.draft().smtp()).isPresent();
            assertThat(valid.draft().smtpPassword()).isPresent();
            assertThat(valid.draft().imap()).isPresent();
            assertThat(valid.draft().copyToSent()).isTrue();
            assertThat(valid.draft().relayWhileUnavailable()).isTrue();
        });
    }

    @Test
    void aMailboxWantsItsServerAndACopyItsImap() {
        assertThat(fields(form("SMTP", null, null))).containsExactly("/smtp/host", "/imap/host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "********", "••••••••", "●●●●", "xxxxxxxx"})
    void aMaskedOrEmptyPasswordIsAFault(String masked) {
        assertThat(fields(form("SMTP", server(new Secret(masked), null), SERVER)))
                .containsExactly("/smtp/password");
    }

    @Test
    void aPasswordWithALineBreakIsAFault() {
        assertThat(fields(form("SMTP", server(new Secret("a\r\nRSET"), null), SERVER)))
                .containsExactly("/smtp/password");
    }

    @Test
    void signingInOtherwiseIsAFault() {
        assertThat(fields(form("SMTP", server(null, "KERBEROS"), SERVER))).containsExactly("/smtp/authentication");
        assertThat(fields(form("SMTP", SERVER, server(null, "OAUTH2")))).containsExactly("/imap/authentication");
    }

    @Test
    void whoeverSignsInByConsentHasTheirCopiesFiledAnyway() {
        assertThat(fields(form("SMTP", server(null, "OAUTH2"), SERVER))).containsExactly("/copyToSent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail", "PIGEON"})
    void otherMethodsAreFaults(String method) {
        assertThat(fields(form(method, null, null))).containsExactly("/method");
    }

    @Test
    void noFormShowsItsSecret() {
        assertThat(form("SMTP", SERVER, SERVER).toString()).doesNotContain("Zeppelin", "jeanne");
        assertThat(SERVER.toString()).doesNotContain("Zeppelin", "jeanne");
        assertThat(form("SMTP", SERVER, SERVER).read().toString()).doesNotContain("Zeppelin", "jeanne");
    }
}
