package dev.facteur.dispatch.testsupport;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a signed link as an object store does (AWS Signature Version 4 in the query).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
public record S3Signature(String accessKeyId, String secretAccessKey, String region)
        implements Predicate<HttpExchange> {

    @Override
    public boolean test(HttpExchange exchange) {
        List<String> query = Arrays.stream(
                        String.valueOf(exchange.getRequestURI().getRawQuery()).split("&"))
                .toList();
        String date = value(query, "X-Amz-Date");
        String scope = date.substring(0, Math.min(8, date.length())) + "/" + region + "/s3/aws4_request";
        return value(query, "X-Amz-Algorithm").equals("AWS4-HMAC-SHA256")
                && value(query, "X-Amz-Credential").equals((accessKeyId + "/" + scope).replace("/", "%2F"))
                && value(query, "X-Amz-SignedHeaders").equals("host")
                && value(query, "X-Amz-Signature").equals(signature(exchange, query, date, scope));
    }

    private String signature(HttpExchange exchange, List<String> query, String date, String scope) {
        String canonicalQuery = query.stream()
                .filter(parameter -> !parameter.startsWith("X-Amz-Signature="))
                .sorted()
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
        String canonical = String.join(
                "\n",
                "GET",
                exchange.getRequestURI().getRawPath(),
                canonicalQuery,
                "host:" + exchange.getRequestHeaders().getFirst("Host"),
                "",
                "host",
                "UNSIGNED-PAYLOAD");
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(canonical)));
            byte[] key = bytes("AWS4" + secretAccessKey);
            for (String part : List.of(scope.split("/"))) {
                key = hmac(key, part);
            }
            return HexFormat.of().formatHex(hmac(key, String.join("\n", "AWS4-HMAC-SHA256", date, scope, hash)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes(text));
    }

    private static String value(List<String> query, String name) {
        return query.stream()
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
