package dev.facteur.submission;

import static dev.facteur.submission.Conversations.LOOPBACK;
import static dev.facteur.submission.Conversations.cleartext;
import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static dev.facteur.submission.Conversations.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logging in, on a relay whose operator allows it in the clear: what is said is the same under TLS. */
class AuthenticationDialogueTest {
    private static final Login PASSWORD = new Login.Password("j.dupond@example.org", "pässword");
    private static final Login BEARER = new Login.Bearer("j.dupond@example.org", "ya29.t0ken");

    @Test
    void logsInByPlain() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN LOGIN");
                    script.hears("AUTH PLAIN " + base64("\0j.dupond@example.org\0pässword"));
                    script.says("235 2.7.0 Authentication successful");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(PASSWORD)).isEmpty();
            assertThat(conversation.isReusable()).isTrue();
        }
    }

    @Test
    void logsInByLogin() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH=LOGIN", "AUTH LOGIN XOAUTH2");
                    script.hears("AUTH LOGIN");
                    script.says("334 VXNlcm5hbWU6");
                    script.hears(base64("j.dupond@example.org"));
                    script.says("334 UGFzc3dvcmQ6");
                    script.hears(base64("pässword"));
                    script.says("235 2.7.0 Authentication successful");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(PASSWORD)).isEmpty();
        }
    }

    @Test
    void logsInByXoauth2() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH LOGIN XOAUTH2");
                    script.hears("AUTH XOAUTH2 " + base64("user=j.dupond@example.org\1auth=Bearer ya29.t0ken\1\1"));
                    script.says("235 2.7.0 Accepted");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(BEARER)).isEmpty();
        }
    }

    @Test
    void logsInByOauthbearer() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH XOAUTH2 OAUTHBEARER");
                    String heard = script.line();
                    assertThat(heard).startsWith("AUTH OAUTHBEARER ");
                    assertThat(new String(
                                    Base64.getDecoder().decode(heard.substring("AUTH OAUTHBEARER ".length())),
                                    StandardCharsets.UTF_8))
                            .matches(
                                    "n,a=a=3Db=2Cc@example.org,\1host=localhost\1port=\\d+\1auth=Bearer ya29.t0ken\1\1");
                    script.says("235 2.7.0 Accepted");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(new Login.Bearer("a=b,c@example.org", "ya29.t0ken")))
                    .isEmpty();
        }
    }

    @Test
    void sendsALongResponseInALineOfItsOwn() throws IOException {
        String token = "t".repeat(2_000);
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH XOAUTH2");
                    script.hears("AUTH XOAUTH2");
                    script.says("334 ");
                    script.hears(base64("user=j.dupond@example.org\1auth=Bearer " + token + "\1\1"));
                    script.says("235 2.7.0 Accepted");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(new Login.Bearer("j.dupond@example.org", token)))
                    .isEmpty();
        }
    }

    @Test
    void answersTheChallengeOfXoauth2WithAnEmptyLineAndKeepsIt() throws IOException {
        String json = "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}";
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH XOAUTH2");
                    script.hears("AUTH XOAUTH2 " + base64("user=j.dupond@example.org\1auth=Bearer ya29.t0ken\1\1"));
                    script.says("334 " + base64(json));
                    script.hears("");
                    script.says("535-5.7.8 Username and Password not accepted. For more information, go to");
                    script.says("535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            ConversationFault.Refused refused = refused(conversation.authenticate(BEARER));

            assertThat(refused.reply().code()).isEqualTo(535);
            assertThat(refused.challenge()).contains(json);
        }
    }

    @Test
    void answersTheChallengeOfOauthbearerWithControlA() throws IOException {
        String json = "{\"status\":\"invalid_token\",\"scope\":\"example_scope\"}";
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH OAUTHBEARER");
                    assertThat(script.line()).startsWith("AUTH OAUTHBEARER ");
                    script.says("334 " + base64(json));
                    script.hears("AQ==");
                    script.says("535 5.7.8 Authentication credentials invalid");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(refused(conversation.authenticate(BEARER)).challenge()).contains(json);
        }
    }

    @Test
    void keepsNoSecretThatTheServerRepeats() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN");
                    String heard = script.line();
                    script.says("535-5.7.8 no user with password pässword", "535 5.7.8 in " + heard);
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            ConversationFault.Refused refused = refused(conversation.authenticate(PASSWORD));

            assertThat(refused.reply().text()).isEqualTo("no user with password [redacted] in AUTH PLAIN [redacted]");
            assertThat(refused.toString()).isEqualTo("Refused[AUTH, 535 5.7.8]");
        }
    }

    @Test
    void keepsNoTokenThatTheChallengeRepeats() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH XOAUTH2");
                    script.line();
                    script.says("334 " + base64("{\"status\":\"401\",\"token\":\"ya29.t0ken\"}"));
                    script.hears("");
                    script.says("535 5.7.3 Authentication unsuccessful");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(refused(conversation.authenticate(BEARER)).challenge())
                    .contains("{\"status\":\"401\",\"token\":\"[redacted]\"}");
        }
    }

    @Test
    void keepsNoSecretThatComesBackAsNoReply() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN");
                    script.says(script.line());
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(PASSWORD))
                    .contains(new ConversationFault.Broken(
                            SmtpStage.AUTH, BreakReason.PROTOCOL_VIOLATION, "not an SMTP reply: AUTH"));
        }
    }

    @Test
    void reportsARefusalAtEachStepOfLogin() throws IOException {
        for (int step = 0; step < 3; step++) {
            int refusedAt = step;
            try (ScriptedServer server = ScriptedServer.playing(script -> {
                        script.greets("AUTH LOGIN");
                        for (int i = 0; i < refusedAt; i++) {
                            script.line();
                            script.says("334 ");
                        }
                        script.line();
                        script.says("454 4.7.0 Temporary authentication failure");
                        script.bids();
                    });
                    SmtpConversation conversation = ready(relay(server))) {
                assertThat(refused(conversation.authenticate(PASSWORD)).reply().code())
                        .isEqualTo(454);
            }
        }
    }

    @Test
    void cancelsWhenTheServerAsksForMoreThanTheMechanismHas() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN");
                    assertThat(script.line()).startsWith("AUTH PLAIN ");
                    script.says("334 more");
                    script.hears("*");
                    script.says("501 5.7.0 Authentication aborted");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(refused(conversation.authenticate(PASSWORD)).reply().code())
                    .isEqualTo(501);
        }
    }

    @Test
    void neverLogsInInTheClearUnlessAnOperatorSaysSo() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN XOAUTH2");
                    script.bids();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertUnsupported(conversation.authenticate(PASSWORD), Requirement.ENCRYPTION);
            assertUnsupported(conversation.authenticate(BEARER), Requirement.ENCRYPTION);
        }
    }

    @Test
    void saysWhatIsMissingWhereNobodyCanLogIn() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertUnsupported(conversation.authenticate(PASSWORD), Requirement.AUTH);
            assertThat(conversation.authenticate(new Login.None())).isEmpty();
        }
    }

    @Test
    void saysWhatIsOfferedWhereTheMechanismIsMissing() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH XOAUTH2 CRAM-MD5");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertThat(conversation.authenticate(PASSWORD))
                    .contains(new ConversationFault.Unsupported(
                            SmtpStage.AUTH, Requirement.PASSWORD_LOGIN, "offered: XOAUTH2 CRAM-MD5"));
        }
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("AUTH PLAIN");
                    script.bids();
                });
                SmtpConversation conversation = ready(relay(server))) {
            assertUnsupported(conversation.authenticate(BEARER), Requirement.BEARER_LOGIN);
        }
    }

    private static Opening relay(ScriptedServer server) {
        return SmtpConversation.open(cleartext(server), LOOPBACK, settings().allowingLoginInCleartext());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConversationFault.Refused refused(Optional<ConversationFault> fault) {
        assertThat(fault).get().isInstanceOf(ConversationFault.Refused.class);
        return (ConversationFault.Refused) fault.orElseThrow();
    }

    private static void assertUnsupported(Optional<ConversationFault> fault, Requirement missing) {
        assertThat(fault)
                .get()
                .isInstanceOfSatisfying(
                        ConversationFault.Unsupported.class,
                        unsupported -> assertThat(unsupported.missing()).isEqualTo(missing));
    }
}
