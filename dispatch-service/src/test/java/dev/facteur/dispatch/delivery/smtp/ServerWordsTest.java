package dev.facteur.dispatch.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.submission.EnhancedStatusCode;
import dev.facteur.submission.SmtpReply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User unknown | User unknown",
                "<client@example.org>: Recipient address rejected | <c…@example.org>: Recipient address rejected",
                "sent as j.dupond@example.org, not \"été+x@bücher.example\" | sent as j…@example.org, not \"é…@bücher.example\"",
                "see https://support.example/?p=NoSuchUser 5-20 - gsmtp | see https://support.example/?p=NoSuchUser 5-20 - gsmtp",
                "meet @ noon | meet @ noon",
            })
    void addressesAreLeftOut(String words, String shown) {
        assertThat(ServerWords.textOf(reply(words))).isEqualTo(shown);
    }

    @Test
    void codesComeFirst() {
        assertThat(ServerWords.of(reply("User unknown"))).isEqualTo("550 5.1.1 User unknown");
    }

    @Test
    void theyAreBounded() {
        assertThat(ServerWords.of(reply("\uD83D\uDE00".repeat(10_000))).length())
                .isLessThan(1_100);
    }

    private static SmtpReply reply(String words) {
        return new SmtpReply(550, Optional.of(new EnhancedStatusCode(5, 1, 1)), List.of(words));
    }
}
