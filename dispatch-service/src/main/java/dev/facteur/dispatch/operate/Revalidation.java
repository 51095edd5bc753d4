package dev.facteur.dispatch.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.web.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Answers with an {@code ETag}, and 304 to who has that already (RFC 9110 §8.8.3, §13.1.2). Who asks again every few
 * seconds sees changes as they come, through any proxy and from any instance.
 */
@ApplicationScoped
class Revalidation {
    private static final int TAG_LENGTH = 22;

    private final ObjectMapper json;

    Revalidation(ObjectMapper json) {
        this.json = json;
    }

    Response answer(Object view, Language language, Request request) {
        String body = write(view);
        EntityTag tag = new EntityTag(digest(body));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoCache(true);
        return (notModified == null ? Response.ok(body) : notModified)
                .tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, "Accept-Language, Authorization")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage())
                .build();
    }

    private String write(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("an answer cannot be written", ourFault);
        }
    }

    private static String digest(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
