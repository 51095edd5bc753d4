package dev.facteur.submission.meaning.imap;

import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table: what the refusal must look like, and what it means then.
 *
 * @param stages empty for any
 * @param statuses empty for any
 * @param codes one of them must be the response code; empty for any or none
 * @param words one of them must occur in the text, in lower case; empty for any text
 */
record ImapRow(
        Set<ImapStage> stages,
        Set<ImapReply.Status> statuses,
        Set<String> codes,
        List<String> words,
        ImapMeaning meaning) {
    private static final ImapRow ANY = new ImapRow(
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            new ImapMeaning(ImapMeaningKind.TRANSIENT, Optional.empty(), Optional.empty()));

    /** The left side of a row, read aloud: {@code at(LOGIN).code("EXPIRED").means(…)}. */
    static ImapRow at(ImapStage first, ImapStage... others) {
        return new ImapRow(EnumSet.of(first, others), Set.of(), Set.of(), List.of(), ANY.meaning);
    }

    static ImapRow any() {
        return ANY;
    }

    ImapRow status(ImapReply.Status status) {
        return new ImapRow(stages, Set.of(status), codes, words, meaning);
    }

    ImapRow code(String... newCodes) {
        return new ImapRow(stages, statuses, Set.of(newCodes), words, meaning);
    }

    ImapRow says(String... newWords) {
        return new ImapRow(stages, statuses, codes, List.of(newWords), meaning);
    }

    ImapRow means(ImapMeaningKind kind) {
        return with(new ImapMeaning(kind, meaning.field(), meaning.hint()));
    }

    ImapRow marks(FormField field) {
        return with(new ImapMeaning(meaning.kind(), Optional.of(field), meaning.hint()));
    }

    ImapRow hints(Hint hint) {
        return with(new ImapMeaning(meaning.kind(), meaning.field(), Optional.of(hint)));
    }

    private ImapRow with(ImapMeaning newMeaning) {
        return new ImapRow(stages, statuses, codes, words, newMeaning);
    }

    boolean matches(ImapStage stage, ImapReply reply, String lowerCaseText) {
        return (stages.isEmpty() || stages.contains(stage))
                && (statuses.isEmpty() || statuses.contains(reply.status()))
                && (codes.isEmpty() || reply.code().filter(codes::contains).isPresent())
                && (words.isEmpty() || words.stream().anyMatch(lowerCaseText::contains));
    }
}
