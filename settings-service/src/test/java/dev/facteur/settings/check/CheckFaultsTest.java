package dev.facteur.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.network.HostVerdict;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultView;
import dev.facteur.settings.problem.Language;
import dev.facteur.settings.problem.Texts;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.meaning.Hint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckFaultsTest {
    private static void canBeTold(Fault fault) {
        for (Language language : Language.values()) {
            assertThat(FaultView.of(fault, language).message()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyBreakCanBeTold(BreakReason reason) {
        for (SmtpStage stage : SmtpStage.values()) {
            canBeTold(CheckFaults.of("/smtp", new ConversationFault.Broken(stage, reason, "")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMissingRequirementCanBeTold(Requirement missing) {
        canBeTold(CheckFaults.of("/smtp", new ConversationFault.Unsupported(SmtpStage.EHLO, missing, "")));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalCanBeTold(SmtpStage stage) {
        for (int code : List.of(421, 450, 454, 501, 503, 530, 535, 550, 552, 554)) {
            SmtpReply reply = new SmtpReply(code, Optional.empty(), List.of("no"));
            canBeTold(CheckFaults.of("/smtp", new ConversationFault.Refused(stage, reply)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyHintCanBeTold(Hint hint) {
        assertThat(Texts.find(Language.FRENCH, "fault." + hint, List.of())).isPresent();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AUTH,     535, Error: authentication failed,   /smtp/password, CREDENTIALS_REFUSED
            AUTH,     454, Temporary authentication failure, /smtp/password, NOT_NOW
            MAIL,     550, not allowed,                    /address,       ADDRESS_REFUSED
            RCPT,     550, Sender rejected,                /address,       ADDRESS_REFUSED
            GREETING, 554, no service here,                /smtp/host,     SERVICE_REFUSED
            """)
    void aReplyBelongsToAField(SmtpStage stage, int code, String text, String field, String expectedCode) {
        SmtpReply reply = new SmtpReply(code, Optional.empty(), List.of(text));

        Fault fault = CheckFaults.of("/smtp", new ConversationFault.Refused(stage, reply));

        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.code()).isEqualTo(expectedCode);
        assertThat(fault.arguments()).first().asString().contains(text);
    }

    @Test
    void aForbiddenHostLooksLikeOneNobodyKnows() {
        Fault forbidden = CheckFaults.of("/imap", new HostVerdict.Forbidden(HostVerdict.Reason.ADDRESS));

        assertThat(forbidden).isEqualTo(CheckFaults.of("/imap", new HostVerdict.Unresolved()));
        assertThat(forbidden.field()).isEqualTo("/imap/host");
    }
}
