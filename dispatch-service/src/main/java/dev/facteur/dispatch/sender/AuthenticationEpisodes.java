package dev.facteur.dispatch.sender;

import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.LedgerConfig;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The times during which nothing of a sender can leave by their own method. An episode begins when their server or provider no longer takes
 * the credential, and ends when a newer profile says that they are connected again. At most one is open per sender.
 */
@ApplicationScoped
public class AuthenticationEpisodes {
    private static final String FIND = """
            select episode_id, account, method, since, profile_version from authentication_episode
            where tenant_id = ? and sender_id = ? and ended_at is null""";
    private static final String OPEN_AMONG = """
            select tenant_id, sender_id, profile_version from authentication_episode
            where ended_at is null and (tenant_id, sender_id) in (
                select * from unnest(?::text[], ?::text[]) as asked (tenant_id, sender_id))""";
    private static final String BEGIN = """
            insert into authentication_episode (episode_id, tenant_id, sender_id, account, method, since,
                profile_version, event_topic, event, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
            on conflict (tenant_id, sender_id) where ended_at is null do update
                set profile_version = greatest(authentication_episode.profile_version, excluded.profile_version)
            returning xmax = 0 as is_new""";
    private static final String UNREPORTED = """
            select episode_id, event_topic, event from authentication_episode
            where not reported and changed_at < now() - make_interval(secs => ?)
            order by changed_at limit ?""";
    private static final String END = """
            update authentication_episode
            set ended_at = ?, event_topic = ?, event = ?, reported = false, changed_at = now()
            where episode_id = ? and ended_at is null""";

    private final DataSource dataSource;
    private final WaitingRequests waiting;
    private final LedgerConfig config;
    private final Clock clock;

    AuthenticationEpisodes(DataSource dataSource, WaitingRequests waiting, LedgerConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Whether the profile's sender must sign in again before anything can leave by their method. */
    public boolean isOpenFor(SenderProfile profile) throws SQLException {
        return find(profile.key())
                .filter(episode -> goesOn(episode.profileVersion(), profile))
                .isPresent();
    }

    /** Those among the profiles whose senders must sign in again. */
    public Set<SenderKey> openAmong(Collection<SenderProfile> profiles) throws SQLException {
        Map<SenderKey, SenderProfile> asked =
                profiles.stream().collect(Collectors.toMap(SenderProfile::key, Function.identity()));
        Set<SenderKey> open = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN_AMONG)) {
            Object[] tenants =
                    asked.keySet().stream().map(key -> key.tenantId().value()).toArray();
            Object[] senders =
                    asked.keySet().stream().map(key -> key.senderId().value()).toArray();
            statement.setArray(1, connection.createArrayOf("text", tenants));
            statement.setArray(2, connection.createArrayOf("text", senders));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SenderKey key = new SenderKey(
                            new TenantId(rows.getString("tenant_id")), new SenderId(rows.getString("sender_id")));
                    if (goesOn(rows.getLong("profile_version"), Objects.requireNonNull(asked.get(key)))) {
                        open.add(key);
                    }
                }
            }
        }
        return open;
    }

    private static boolean goesOn(long episodeVersion, SenderProfile profile) {
        return episodeVersion >= profile.version() || profile.connection().state() == State.EXPIRED;
    }

    /**
     * Begins an episode; one that is open already goes on, with this profile.
     *
     * @param itWaits whether the request waits for its end
     * @return the event to be told, once per episode
     */
    public Optional<AuthenticationExpired> begin(
            SenderProfile profile, RequestId requestId, String reason, boolean itWaits) throws SQLException {
        Instant now = clock.instant();
        AuthenticationExpired event = new AuthenticationExpired(
                UUID.randomUUID().toString(),
                profile.tenantId(),
                profile.senderId(),
                profile.method(),
                now,
                profile.address(),
                reason,
                now,
                Optional.of(requestId),
                waiting(profile) + (itWaits ? 1 : 0));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, UUID.fromString(event.episodeId()));
            statement.setString(2, profile.tenantId().value());
            statement.setString(3, profile.senderId().value());
            statement.setString(4, profile.address().value());
            statement.setString(5, profile.method().name());
            statement.setObject(6, now.atOffset(ZoneOffset.UTC));
            statement.setLong(7, profile.version());
            statement.setString(8, event.topic());
            statement.setString(9, EventJson.write(event));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean("is_new") ? Optional.of(event) : Optional.empty();
            }
        }
    }

    /** What leaves by the relay meanwhile does not wait. */
    private long waiting(SenderProfile profile) throws SQLException {
        return profile.relayWhileUnavailable() ? waiting.countBound(profile.key()) : waiting.count(profile.key());
    }

    /** Ends the sender's episode if the new profile shows that they are back. Returns the event to be told. */
    public Optional<AuthenticationRestored> endWith(SenderProfile profile) throws SQLException {
        boolean isBack =
                profile.method() == SendingMethod.RELAY || profile.connection().state() == State.CONNECTED;
        Optional<Episode> open =
                find(profile.key()).filter(episode -> isBack && episode.profileVersion() < profile.version());
        return open.isEmpty() ? Optional.empty() : end(profile.key(), open.get());
    }

    private Optional<AuthenticationRestored> end(SenderKey sender, Episode episode) throws SQLException {
        Instant now = clock.instant();
        AuthenticationRestored event = new AuthenticationRestored(
                episode.id().toString(),
                sender.tenantId(),
                sender.senderId(),
                episode.method(),
                now,
                episode.account(),
                episode.since(),
                waiting.count(sender));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, event.topic());
            statement.setString(3, EventJson.write(event));
            statement.setObject(4, episode.id());
            return statement.executeUpdate() == 1 ? Optional.of(event) : Optional.empty();
        }
    }

    /** Records that Kafka has the event. */
    public void markReported(String episodeId, DispatchEvent event) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update authentication_episode set reported = true where episode_id = ? and event_topic = ?")) {
            statement.setObject(1, UUID.fromString(episodeId));
            statement.setString(2, event.topic());
            statement.executeUpdate();
        }
    }

    /** Events by episode that are written but, as far as we know, not told; old enough that nobody is just telling. */
    public Map<String, DispatchEvent> unreported(int limit) throws SQLException {
        Map<String, DispatchEvent> unreported = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNREPORTED)) {
            statement.setDouble(1, config.reportAgainAfter().toMillis() / 1000.0);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    unreported.put(
                            rows.getString("episode_id"),
                            EventJson.read(rows.getString("event_topic"), rows.getString("event")));
                }
            }
        }
        return unreported;
    }

    private Optional<Episode> find(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Episode.read(row)) : Optional.empty();
            }
        }
    }

    private record Episode(UUID id, EmailAddress account, SendingMethod method, Instant since, long profileVersion) {
        static Episode read(ResultSet row) throws SQLException {
            return new Episode(
                    row.getObject("episode_id", UUID.class),
                    new EmailAddress(row.getString("account")),
                    SendingMethod.valueOf(row.getString("method")),
                    row.getObject("since", OffsetDateTime.class).toInstant(),
                    row.getLong("profile_version"));
        }
    }
}
