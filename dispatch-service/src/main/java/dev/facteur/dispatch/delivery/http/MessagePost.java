package dev.facteur.dispatch.delivery.http;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.model.sender.SendingMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

/**
 * A message on its way to an API.
 *
 * @param api which one it is, for those who count
 * @param size of the body, exactly
 */
public record MessagePost(SendingMethod api, URI uri, BearerToken token, String mediaType, long size, Body body) {

    /** Writes the message, piece by piece: it may be larger than what memory has for it. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
