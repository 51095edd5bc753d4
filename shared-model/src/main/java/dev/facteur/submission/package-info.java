/**
 * The SMTP conversation: one connection to one server that takes mail for submission, spoken stage by stage.
 *
 * <p>Knows the JDK and the RFCs and nothing of the rest of the product. Blocking, made for virtual threads. Start
 * reading at {@link dev.facteur.submission.SmtpConversation}; what can go wrong is in
 * {@link dev.facteur.submission.ConversationFault}.
 */
@NullMarked
package dev.facteur.submission;

import org.jspecify.annotations.NullMarked;
