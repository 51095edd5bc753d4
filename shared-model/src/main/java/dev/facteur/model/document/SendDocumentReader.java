package dev.facteur.model.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.document.RequestReading.Read;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads requests from bytes that anybody may have written: in one pass if they are good, at leisure if they are not. */
public final class SendDocumentReader {
    private static final ObjectReader REQUEST = FacteurJson.newMapper()
            .readerFor(SendDocument.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Of two values under one name, a check may see the one and a reader the other.
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private SendDocumentReader() {}

    /**
     * Reads one request.
     *
     * @param json UTF-8; null for a Kafka record without a value
     */
    public static RequestReading read(byte @Nullable [] json) {
        if (json == null || json.length == 0) {
            return RequestFaults.unreadable(new byte[0], "", "the request is empty");
        }
        if (!looksLikeUtf8(json)) {
            return RequestFaults.unreadable(new byte[0], "", "the request is not UTF-8");
        }
        try {
            SendDocument request = Base64ContentReader.reading(json, REQUEST).readValue(json);
            return request == null
                    ? RequestFaults.unreadable(json, "", "the request must be an object")
                    : new Read(request);
        } catch (IOException fault) {
            return RequestFaults.describe(json, fault);
        }
    }

    /** The parser would take UTF-16 and UTF-32 too; either has a zero byte, or its mark, in front (RFC 8259 §8.1). */
    private static boolean looksLikeUtf8(byte[] json) {
        int first = json[0] & 0xFF;
        return first != 0 && first != 0xFE && first != 0xFF && (json.length < 2 || json[1] != 0);
    }
}
