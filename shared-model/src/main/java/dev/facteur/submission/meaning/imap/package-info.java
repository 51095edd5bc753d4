/** What an IMAP server's refusal means: the table both services read alike; start at {@link ImapReplyTable}. */
@NullMarked
package dev.facteur.submission.meaning.imap;

import org.jspecify.annotations.NullMarked;
