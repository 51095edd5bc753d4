package dev.facteur.settings.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "history")
class HistoryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "tenant_id", nullable = false)
    String tenantId = "";

    @Column(name = "sender_id", nullable = false)
    String senderId = "";

    @Column(nullable = false)
    long version;

    @Column(nullable = false)
    Instant at = Instant.EPOCH;

    @Column(nullable = false)
    String actor = "";

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    HistoryAction action = HistoryAction.CHANGED;

    @Column(nullable = false, columnDefinition = "text[]")
    List<String> fields = List.of();
}
