package dev.facteur.dispatch.attachment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Turns {@code s3://bucket/key} into a link that opens for a minute (Signature Version 4 in the query, path style, which
 * every S3 store understands), so that objects are fetched by the same careful GET as all other files.
 */
final class S3Links {
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final URI endpoint;
    private final String region;
    private final AwsCredentialsIdentity credentials;
    private final Clock clock;

    S3Links(URI endpoint, String region, AwsCredentialsIdentity credentials, Clock clock) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Empty if no access is set up. */
    static Optional<S3Links> of(S3Config config, Clock clock) {
        URI endpoint =
                config.endpoint().orElseGet(() -> URI.create("https://s3." + config.region() + ".amazonaws.com"));
        if (endpoint.getHost() == null || !Set.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalStateException("facteur.attachment.s3.endpoint must be such as https://s3.example.org");
        }
        return config.accessKeyId()
                .map(
                        id -> AwsCredentialsIdentity.create(
                                id,
                                config.secretAccessKey()
                                        .orElseThrow(
                                                () -> new IllegalStateException(
                                                        "facteur.attachment.s3.secret-access-key is required beside the access-key-id"))))
                .map(credentials -> new S3Links(endpoint, config.region(), credentials, clock));
    }

    URI endpoint() {
        return endpoint;
    }

    /** The link; empty if this names no object. */
    Optional<URI> linkTo(URI object) {
        String bucket = object.getRawAuthority();
        String key = object.getPath();
        boolean isObject = bucket != null
                && BUCKET.matcher(bucket).matches()
                && key != null
                && key.length() > 1
                && object.getRawQuery() == null
                && object.getRawFragment() == null;
        return isObject ? Optional.of(signed(bucket, key)) : Optional.empty();
    }

    private URI signed(String bucket, String key) {
        SdkHttpRequest get = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint)
                .encodedPath("/" + bucket + SdkHttpUtils.urlEncodeIgnoreSlashes(key))
                .build();
        return signer.sign(request -> request.identity(credentials)
                        .request(get)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALIDITY)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        // S3 wants keys as they are: encoded once, dots left where they stand.
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri();
    }
}
