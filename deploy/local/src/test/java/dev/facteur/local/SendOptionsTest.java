package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.model.NamedAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SendOptionsTest {

    @Test
    void aFileAndAnAddressAreEnough() {
        SendOptions options = parse("invoice.pdf", "--to", "client@example.org");
        assertThat(options.file()).isEqualTo(Path.of("invoice.pdf"));
        assertThat(options.to()).containsExactly(NamedAddress.of("client@example.org"));
        assertThat(options.sender()).isEqualTo(Sample.RELAY_SENDER);
        assertThat(options.subject()).isEmpty();
    }

    @Test
    void theMethodIsThatOfOneOfTheFourPeople() {
        assertThat(parse("--method", "gmail", "a.pdf", "--to", "a@example.org").sender())
                .isEqualTo(Sample.GMAIL_SENDER);
        assertThat(parse("--method", "microsoft", "a.pdf", "--to", "a@example.org")
                        .sender())
                .isEqualTo(Sample.MICROSOFT_SENDER);
        assertThat(parse("--method", "mailbox", "a.pdf", "--to", "a@example.org")
                        .sender())
                .isEqualTo(Sample.MAILBOX_SENDER);
    }

    @Test
    void anotherSenderAndSubjectCanBeNamed() {
        SendOptions options =
                parse("a.pdf", "--to", "a@example.org", "--from-sender", "p.martin", "--subject", "Devis n° 7");
        assertThat(options.sender()).hasToString("ebenisterie-dupond/p.martin");
        assertThat(options.subject()).contains("Devis n° 7");
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertRefused("Which file? " + SendOptions.USAGE, "--to", "a@example.org");
        assertRefused("To whom? " + SendOptions.USAGE, "a.pdf");
        assertRefused("--to wants a value. " + SendOptions.USAGE, "a.pdf", "--to");
    }

    @Test
    void whatCannotBeIsToldInASentence() {
        assertRefused(
                "\"client\" cannot be written to: address must be of the form name@domain.", "a.pdf", "--to", "client");
        assertRefused("--method is relay, mailbox, gmail or microsoft, not \"pigeon\".", "a.pdf", "--method", "pigeon");
        assertRefused("b.pdf is one too many. " + SendOptions.USAGE, "a.pdf", "b.pdf");
    }

    private static SendOptions parse(String... arguments) {
        return SendOptions.parse(arguments);
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThatThrownBy(() -> SendOptions.parse(arguments))
                .isInstanceOf(CannotRun.class)
                .hasMessage(sentence);
    }
}
