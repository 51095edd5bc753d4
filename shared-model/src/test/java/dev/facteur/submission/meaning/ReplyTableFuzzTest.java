package dev.facteur.submission.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.submission.EnhancedStatusCode;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server refuses in whatever words: it means something. */
class ReplyTableFuzzTest {
    @Property
    void everyRefusalAtEveryStageHasAMeaning(
            @ForAll SmtpStage stage,
            @ForAll @IntRange(min = 400, max = 599) int code,
            @ForAll("enhancedCodes") Optional<EnhancedStatusCode> enhanced,
            @ForAll("texts") String text) {
        SmtpReply reply = new SmtpReply(code, enhanced, List.of(text));

        Meaning meaning = ReplyTable.of(stage, reply);

        assertThat(meaning.kind()).isNotNull();
        if (meaning.kind() == MeaningKind.AUTHENTICATION) {
            // More attempts with a refused login only lock the account.
            assertThat(meaning.retry()).isEqualTo(meaning.retryAfter().isPresent());
        }
    }

    @Provide
    Arbitrary<Optional<EnhancedStatusCode>> enhancedCodes() {
        Arbitrary<Integer> numbers = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 999));
        return Combinators.combine(Arbitraries.of(2, 4, 5), numbers, numbers)
                .as(EnhancedStatusCode::new)
                .optional();
    }

    /** Words of the table itself in any order, in any case, between anything. */
    @Provide
    Arbitrary<String> texts() {
        List<String> words = ReplyTable.ROWS.stream()
                .flatMap(row -> row.words().stream())
                .distinct()
                .toList();
        Arbitrary<String> known =
                Arbitraries.of(words).flatMap(word -> Arbitraries.of(word, word.toUpperCase(Locale.ROOT)));
        return Arbitraries.oneOf(known, Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts));
    }
}
