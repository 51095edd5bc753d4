package dev.facteur.submission.meaning.imap;

import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.util.Optional;

/**
 * What a refusal means.
 *
 * @param field of the settings form, where the refusal belongs to one
 */
public record ImapMeaning(ImapMeaningKind kind, Optional<FormField> field, Optional<Hint> hint) {}
