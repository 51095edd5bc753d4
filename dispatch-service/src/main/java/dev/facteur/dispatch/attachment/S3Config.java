package dev.facteur.dispatch.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The object store that {@code s3://bucket/key} means. */
@ConfigMapping(prefix = "facteur.attachment.s3")
public interface S3Config {

    /** Such as {@code http://minio:9000}; AWS' own of the region if there is none. */
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    /** Without one, no object is fetched. */
    Optional<String> accessKeyId();

    Optional<String> secretAccessKey();
}
