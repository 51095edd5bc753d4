package dev.facteur.dispatch.attachment;

import dev.facteur.dispatch.attachment.FetchingResult.Failed;
import dev.facteur.dispatch.attachment.FetchingResult.NotNow;
import dev.facteur.dispatch.attachment.FetchingResult.Ready;
import dev.facteur.fetch.FetchResult;
import dev.facteur.fetch.FetchRules;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the attachments by reference of a document and checks their size and SHA-256, before anybody is contacted who
 * takes mail: a message with a wrong file, or half of one, never begins.
 */
@ApplicationScoped
public class Attachments {
    /** Files of a document that are kept in memory, together. */
    static final int IN_MEMORY = 64 * 1024;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Sources sources;
    private final FileStore store;
    private final Room room;
    private final AttachmentConfig config;

    Attachments(Sources sources, AttachmentConfig config) {
        this.sources = sources;
        this.config = config;
        this.store = new FileStore(config.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))));
        this.room = new Room(config.storeBytes().asLongValue(), config.perHost());
    }

    /** Fetches them. Blocks, time-boxed; made for virtual threads. */
    public FetchingResult fetch(SendDocument request) {
        if (request.attachments().stream().mapToLong(Attachment::size).sum()
                > config.limit().asLongValue()) {
            return new Failed(
                    FailureCause.MESSAGE_TOO_LARGE,
                    WhoActs.CALLER,
                    "The attachments may have " + config.limit().asLongValue() + " bytes in all");
        }
        List<Attachment.ByReference> references = request.attachments().stream()
                .filter(Attachment.ByReference.class::isInstance)
                .map(Attachment.ByReference.class::cast)
                .distinct()
                .toList();
        return references.isEmpty() ? new Ready(FetchedFiles.NONE) : fetch(references);
    }

    private FetchingResult fetch(List<Attachment.ByReference> references) {
        long bytes = references.stream().mapToLong(Attachment::size).sum();
        Optional<Room.Taken> taken = room.forBytes(bytes);
        if (taken.isEmpty()) {
            return busy("The attachments of other documents go first");
        }
        Map<Attachment.ByReference, StoredFile> files = new LinkedHashMap<>();
        FetchingResult result = null;
        try {
            result = fetch(references, files, bytes <= IN_MEMORY)
                    .orElseGet(() -> new Ready(new FetchedFiles(files, taken.get()::close)));
            return result;
        } finally {
            if (!(result instanceof Ready)) {
                new FetchedFiles(files, taken.get()::close).close();
            }
        }
    }

    /** Fills the map; returns what stood in the way, if anything did. */
    private Optional<FetchingResult> fetch(
            List<Attachment.ByReference> references, Map<Attachment.ByReference, StoredFile> files, boolean isSmall) {
        long endsAt = System.nanoTime() + config.timeout().toNanos();
        for (Attachment.ByReference reference : references) {
            Duration left = Duration.ofNanos(endsAt - System.nanoTime());
            if (!left.isPositive()) {
                return Optional.of(AttachmentFaults.later(reference, "it took too long"));
            }
            switch (sources.of(reference)) {
                case Sources.Found found -> {
                    Optional<FetchingResult> obstacle = fetch(reference, found, left, files, isSmall);
                    if (obstacle.isPresent()) {
                        return obstacle;
                    }
                }
                case Sources.NotSetUp(String why) -> {
                    return Optional.of(AttachmentFaults.unavailable(reference, WhoActs.OPERATOR, why));
                }
                case Sources.NoFile(String why) -> {
                    return Optional.of(AttachmentFaults.unavailable(reference, WhoActs.CALLER, why));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FetchingResult> fetch(
            Attachment.ByReference reference,
            Sources.Found source,
            Duration left,
            Map<Attachment.ByReference, StoredFile> files,
            boolean isSmall) {
        Optional<Room.Taken> place = room.atHost(source.link().getHost());
        if (place.isEmpty()) {
            return Optional.of(busy("Other documents wait for attachments from the same host"));
        }
        try (Room.Taken _ = place.get()) {
            FetchRules rules = new FetchRules(left, reference.size(), source.cleartext());
            return switch (source.fetch().stream(source.link(), rules, isSmall ? store::inMemory : store::onDisk)) {
                case FetchResult.Failed<FileStore.Arrived> failed ->
                    Optional.of(AttachmentFaults.of(failed.fault(), reference));
                case FetchResult.Fetched<FileStore.Arrived> fetched -> {
                    files.put(reference, fetched.body().file());
                    yield mismatch(reference, fetched.body());
                }
            };
        }
    }

    private static Optional<FetchingResult> mismatch(Attachment.ByReference reference, FileStore.Arrived arrived) {
        if (arrived.file().size() != reference.size()) {
            return Optional.of(AttachmentFaults.mismatch(reference, "is smaller than the request says"));
        }
        return arrived.sha256().equals(reference.sha256())
                ? Optional.empty()
                : Optional.of(AttachmentFaults.mismatch(reference, "is another than the request says"));
    }

    private static NotNow busy(String detail) {
        return new NotNow(detail, Optional.of(PAUSE));
    }
}
