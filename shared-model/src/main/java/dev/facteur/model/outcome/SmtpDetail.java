package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where an SMTP conversation ended and with which words.
 *
 * @param stage such as {@code RCPT} or {@code END_OF_DATA}
 * @param code reply code (RFC 5321 §4.2); absent where the server said nothing
 * @param enhanced enhanced status code (RFC 3463), such as {@code 5.1.1}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SmtpDetail(String stage, OptionalInt code, Optional<String> enhanced, Optional<String> text) {}
