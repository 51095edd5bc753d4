package dev.facteur.model.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.InvalidValueException;
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
public record SmtpDetail(String stage, OptionalInt code, Optional<String> enhanced, Optional<String> text) {
    private static final int MIN_CODE = 200;
    private static final int MAX_CODE = 599;

    public SmtpDetail {
        stage = Fields.requireText("stage", stage);
        if (code.isPresent() && (code.getAsInt() < MIN_CODE || code.getAsInt() > MAX_CODE)) {
            throw new InvalidValueException("code", "must be a reply code, 200 to 599");
        }
    }

    /** Servers repeat addresses in their replies: the text is left out. */
    @Override
    public String toString() {
        return code.isPresent() ? stage + " " + code.getAsInt() : stage;
    }
}
