package dev.facteur.settings.history;

import dev.facteur.model.SenderKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Who changed what and when. */
@ApplicationScoped
public class History implements PanacheRepositoryBase<HistoryEntity, Long> {
    /** The actor of what nobody did by hand. */
    public static final String SERVICE = "facteur";

    private final HistoryConfig config;
    private final Clock clock;

    History(HistoryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    public void record(SenderKey key, long version, String actor, HistoryAction action, List<String> fields) {
        HistoryEntity row = new HistoryEntity();
        row.tenantId = key.tenantId().value();
        row.senderId = key.senderId().value();
        row.version = version;
        row.at = clock.instant();
        row.actor = actor;
        row.action = action;
        row.fields = List.copyOf(fields);
        persist(row);
    }

    /** Newest first. */
    public List<HistoryEntry> of(SenderKey key, int most) {
        return find(
                        "tenantId = ?1 and senderId = ?2",
                        Sort.descending("id"),
                        key.tenantId().value(),
                        key.senderId().value())
                .page(0, most)
                .stream()
                .map(HistoryEntry::of)
                .toList();
    }

    public void erase(SenderKey key) {
        delete(
                "tenantId = ?1 and senderId = ?2",
                key.tenantId().value(),
                key.senderId().value());
    }

    @Scheduled(every = "1h", delayed = "5m")
    @RunOnVirtualThread
    @Transactional
    void forgetOld() {
        delete("at < ?1", clock.instant().minus(config.retention()));
    }
}
