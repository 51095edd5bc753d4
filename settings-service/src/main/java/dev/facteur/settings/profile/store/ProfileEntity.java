package dev.facteur.settings.profile.store;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row is either a whole profile or, erased, nothing but its key and version. */
@Entity
@Table(name = "sender_profile")
class ProfileEntity {
    @EmbeddedId
    @Nullable ProfileId id;

    @Column(nullable = false)
    long version;

    @Column(nullable = false)
    boolean erased;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt = Instant.EPOCH;

    @Nullable String address;

    @Column(name = "display_name")
    @Nullable String displayName;

    @Column(name = "reply_to_address")
    @Nullable String replyToAddress;

    @Column(name = "reply_to_name")
    @Nullable String replyToName;

    @Enumerated(EnumType.STRING)
    @Nullable SendingMethod method;

    @AttributeOverride(name = "host", column = @Column(name = "smtp_host"))
    @AttributeOverride(name = "port", column = @Column(name = "smtp_port"))
    @AttributeOverride(name = "security", column = @Column(name = "smtp_security"))
    @AttributeOverride(name = "username", column = @Column(name = "smtp_username"))
    @AttributeOverride(name = "authentication", column = @Column(name = "smtp_authentication"))
    @Nullable ServerColumns smtp;

    @AttributeOverride(name = "host", column = @Column(name = "imap_host"))
    @AttributeOverride(name = "port", column = @Column(name = "imap_port"))
    @AttributeOverride(name = "security", column = @Column(name = "imap_security"))
    @AttributeOverride(name = "username", column = @Column(name = "imap_username"))
    @AttributeOverride(name = "authentication", column = @Column(name = "imap_authentication"))
    @Nullable ServerColumns imap;

    @Column(name = "imap_sent_folder")
    @Nullable String imapSentFolder;

    @Column(name = "copy_to_sent", nullable = false)
    boolean copyToSent;

    @Column(name = "relay_while_unavailable", nullable = false)
    boolean relayWhileUnavailable;

    @Column(name = "connection_state")
    @Enumerated(EnumType.STRING)
    Connection.@Nullable State connectionState;

    @Column(name = "connection_account")
    @Nullable String connectionAccount;

    @Column(name = "connection_since")
    @Nullable Instant connectionSince;

    @Column(name = "connection_checked_at")
    @Nullable Instant connectionCheckedAt;

    SenderKey key() {
        return Objects.requireNonNull(id).key();
    }

    void take(SenderProfile profile, Instant now) {
        version = profile.version();
        erased = false;
        changedAt = now;
        address = profile.address().value();
        displayName = profile.displayName().orElse(null);
        replyToAddress = profile.replyTo().map(to -> to.address().value()).orElse(null);
        replyToName = profile.replyTo().flatMap(NamedAddress::name).orElse(null);
        method = profile.method();
        smtp = profile.smtp().map(ServerColumns::of).orElse(null);
        imap = profile.imap().map(ServerColumns::of).orElse(null);
        imapSentFolder = profile.imap().flatMap(server -> server.sentFolder()).orElse(null);
        copyToSent = profile.copyToSent();
        relayWhileUnavailable = profile.relayWhileUnavailable();
        take(profile.connection());
    }

    void erase(Instant now) {
        version++;
        erased = true;
        changedAt = now;
        address = null;
        displayName = null;
        replyToAddress = null;
        replyToName = null;
        method = null;
        smtp = null;
        imap = null;
        imapSentFolder = null;
        copyToSent = false;
        relayWhileUnavailable = false;
        connectionState = null;
        connectionAccount = null;
        connectionSince = null;
        connectionCheckedAt = null;
    }

    /** Empty for an erased row. */
    Optional<SenderProfile> profile() {
        if (erased) {
            return Optional.empty();
        }
        SenderKey key = key();
        return Optional.of(new SenderProfile(
                key.tenantId(),
                key.senderId(),
                new EmailAddress(Objects.requireNonNull(address)),
                Optional.ofNullable(displayName),
                replyTo(),
                Objects.requireNonNull(method),
                Optional.ofNullable(smtp).map(ServerColumns::smtp),
                Optional.ofNullable(imap).map(server -> server.imap(Optional.ofNullable(imapSentFolder))),
                copyToSent,
                // The version before does not know the column when it goes back to the relay.
                relayWhileUnavailable && method != SendingMethod.RELAY,
                connection(),
                version));
    }

    private Optional<NamedAddress> replyTo() {
        return Optional.ofNullable(replyToAddress)
                .map(to -> new NamedAddress(new EmailAddress(to), Optional.ofNullable(replyToName)));
    }

    private Connection connection() {
        return new Connection(
                Objects.requireNonNull(connectionState),
                Optional.ofNullable(connectionAccount),
                Optional.ofNullable(connectionSince),
                Optional.ofNullable(connectionCheckedAt));
    }

    private void take(Connection connection) {
        connectionState = connection.state();
        connectionAccount = connection.account().orElse(null);
        connectionSince = connection.since().orElse(null);
        connectionCheckedAt = connection.checkedAt().orElse(null);
    }

    /** Without anything of the person. */
    @Override
    public String toString() {
        return "ProfileEntity[" + id + ", version " + version + "]";
    }
}
