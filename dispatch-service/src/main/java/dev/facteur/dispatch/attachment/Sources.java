package dev.facteur.dispatch.attachment;

import dev.facteur.dispatch.network.NetworkConfig;
import dev.facteur.fetch.GuardedFetch;
import dev.facteur.model.document.Attachment;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.network.NameResolver;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Where a reference leads, and with which caution it is fetched from there. */
@Startup // what is set up wrongly is told at the start, not by the first document
@ApplicationScoped
class Sources {
    private static final List<CidrRange> ANYWHERE = List.of(CidrRange.of("0.0.0.0/0"), CidrRange.of("::/0"));

    private final AllowedHosts allowed;
    private final GuardedFetch web;
    private final Optional<S3Links> s3;
    private final Optional<GuardedFetch> objectStore;

    Sources(AttachmentConfig config, S3Config s3Config, NetworkConfig network, SSLContext trusted, Clock clock) {
        this.allowed = new AllowedHosts(config.allowedHosts().orElse(Set.of()));
        this.web = new GuardedFetch(
                new HostGuard(
                        config.allowedPorts(),
                        network.ranges(),
                        allowed.resolver(NameResolver.SYSTEM),
                        HostGuard.DEFAULT_TIMEOUT),
                trusted);
        this.s3 = S3Links.of(s3Config, clock);
        this.objectStore = s3.map(links -> objectStore(links.endpoint(), trusted));
    }

    sealed interface Source {}

    /** @param cleartext whether the link may be opened without encryption */
    record Found(GuardedFetch fetch, URI link, boolean cleartext) implements Source {
        /** The link may be signed. */
        @Override
        public String toString() {
            return "link to " + link.getHost();
        }
    }

    record NotSetUp(String why) implements Source {}

    record NoFile(String why) implements Source {}

    Source of(Attachment.ByReference reference) {
        return AttachmentFaults.isInObjectStore(reference) ? object(reference.url()) : file(reference.url());
    }

    private Source file(URI url) {
        return allowed.contain(url.getHost())
                ? new Found(web, url, false)
                : new NotSetUp("its host is not among facteur.attachment.allowed-hosts");
    }

    private Source object(URI url) {
        if (s3.isEmpty()) {
            return new NotSetUp("facteur.attachment.s3 is not set up");
        }
        return s3.get()
                .linkTo(url)
                .<Source>map(link -> new Found(objectStore.orElseThrow(), link, isCleartext(link)))
                .orElseGet(() -> new NoFile("its address names no object"));
    }

    /** The operator's own choice of host: it may well be on a private network. A redirect leads to no other name. */
    private static GuardedFetch objectStore(URI endpoint, SSLContext trusted) {
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : isCleartext(endpoint) ? 80 : 443;
        NameResolver onlyThis =
                name -> name.equalsIgnoreCase(endpoint.getHost()) ? NameResolver.SYSTEM.resolve(name) : List.of();
        return new GuardedFetch(new HostGuard(Set.of(port), ANYWHERE, onlyThis, HostGuard.DEFAULT_TIMEOUT), trusted);
    }

    private static boolean isCleartext(URI uri) {
        return uri.getScheme().equals("http");
    }
}
