/**
 * What a failed conversation means: who has to act, which field of the settings form to mark, whether to try again. The
 * table that both services read alike; start at {@link dev.facteur.submission.meaning.ReplyTable}.
 */
@NullMarked
package dev.facteur.submission.meaning;

import org.jspecify.annotations.NullMarked;
