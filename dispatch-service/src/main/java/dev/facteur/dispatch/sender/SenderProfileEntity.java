package dev.facteur.dispatch.sender;

import dev.facteur.model.SenderKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of our copy of the topic sender-profiles. */
@Entity
@Table(name = "sender_profile")
class SenderProfileEntity {
    @EmbeddedId
    Id id;

    @Column(nullable = false)
    long version;

    @Column(nullable = false)
    String profile;

    SenderProfileEntity() {
        this(new Id("", ""), 0, "");
    }

    SenderProfileEntity(Id id, long version, String profile) {
        this.id = id;
        this.version = version;
        this.profile = profile;
    }

    @Embeddable
    record Id(
            @Column(name = "tenant_id") String tenantId,
            @Column(name = "sender_id") String senderId) implements Serializable {
        static Id of(SenderKey key) {
            return new Id(key.tenantId().value(), key.senderId().value());
        }
    }
}
