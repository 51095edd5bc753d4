package dev.facteur.submission.meaning;

import dev.facteur.submission.EnhancedStatusCode;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table: what the reply must look like, and what it means then.
 *
 * @param stages empty for any
 * @param code three characters, digits or {@code x} for any
 * @param enhanced such as {@code x.7.8}; {@code x} for any number, empty for any code or none
 * @param words one of them must occur in the text, in lower case; empty for any text
 */
record Row(
        Set<SmtpStage> stages,
        String code,
        String enhanced,
        List<String> words,
        MeaningKind kind,
        Optional<FormField> field,
        Optional<Duration> pause,
        Optional<Hint> hint) {

    /** The left side of a row, read aloud: {@code at(AUTH).code("535").says("…").means(…)}. */
    static Row at(SmtpStage first, SmtpStage... others) {
        return any().with(EnumSet.of(first, others));
    }

    static Row any() {
        return new Row(
                Set.of(),
                "xxx",
                "",
                List.of(),
                MeaningKind.TRANSIENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Row with(Set<SmtpStage> newStages) {
        return new Row(newStages, code, enhanced, words, kind, field, pause, hint);
    }

    Row code(String newCode) {
        return new Row(stages, newCode, enhanced, words, kind, field, pause, hint);
    }

    Row enhanced(String newEnhanced) {
        return new Row(stages, code, newEnhanced, words, kind, field, pause, hint);
    }

    Row says(String... newWords) {
        return new Row(stages, code, enhanced, List.of(newWords), kind, field, pause, hint);
    }

    Row means(MeaningKind newKind) {
        return new Row(stages, code, enhanced, words, newKind, field, pause, hint);
    }

    Row marks(FormField newField) {
        return new Row(stages, code, enhanced, words, kind, Optional.of(newField), pause, hint);
    }

    Row waits(Duration newWait) {
        return new Row(stages, code, enhanced, words, kind, field, Optional.of(newWait), hint);
    }

    Row hints(Hint newHint) {
        return new Row(stages, code, enhanced, words, kind, field, pause, Optional.of(newHint));
    }

    boolean matches(SmtpStage stage, SmtpReply reply, String lowerCaseText) {
        return (stages.isEmpty() || stages.contains(stage))
                && (reply.isTransient() || reply.isPermanent())
                && matches(code, Integer.toString(reply.code()))
                && (enhanced.isEmpty() || reply.enhanced().filter(this::matches).isPresent())
                && (words.isEmpty() || words.stream().anyMatch(lowerCaseText::contains));
    }

    private boolean matches(EnhancedStatusCode given) {
        String[] wanted = enhanced.split("\\.", 3);
        return matches(wanted[0], given.statusClass())
                && matches(wanted[1], given.subject())
                && matches(wanted[2], given.detail());
    }

    private static boolean matches(String wanted, int given) {
        return wanted.equals("x") || wanted.equals(Integer.toString(given));
    }

    private static boolean matches(String wantedCode, String given) {
        for (int i = 0; i < 3; i++) {
            if (wantedCode.charAt(i) != 'x' && wantedCode.charAt(i) != given.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    Meaning meaningOf(SmtpReply reply) {
        boolean retry = pause.isPresent()
                || switch (kind) {
                    // More attempts with a refused login only lock the account.
                    case AUTHENTICATION -> false;
                    case THROTTLED, TRANSIENT, UNREACHABLE, TOO_MANY_RECIPIENTS -> true;
                    case SENDER, RECIPIENT, MESSAGE, MESSAGE_SIZE, TLS, OPERATOR -> reply.isTransient();
                };
        return new Meaning(kind, field, retry, pause, hint);
    }
}
