package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Copies that are to be filed once their mail is sent. The copy is written <em>before</em> the message is submitted and
 * counts from the moment when the ledger says SENT, under the attempt that was accepted or a later one. So nothing has to be written between
 * the server's acceptance and the settlement that could fail there and make the mail leave twice, and the settlement,
 * one statement, makes the mail sent and its copy pending at once:
 *
 * <ol>
 *   <li>Lost before the message was submitted, or it was not accepted: no attempt up to this one was accepted, so the copy
 *       never counts. The next attempt writes its own over it, or the sweeper removes it.
 *   <li>Lost after the acceptance, before the settlement: the ledger decides about the mail as it does without copies.
 *       If the mail leaves again, so does the copy's row, and the folder is searched for the Message-ID before anything
 *       is put there.
 *   <li>Lost after the settlement: the copy is pending. The claim on it ends with our lease, and another takes it.
 *   <li>Lost after filing, before that is written: the next attempt finds the message in the folder.
 * </ol>
 */
@ApplicationScoped
public class SentCopies {
    private static final String PREPARE = """
            insert into sent_copy (tenant_id, request_id, sender_id, delivery_attempt, state, address, message_id,
                message_date, message, message_size, document, retries_since, due_at, changed_at)
            select d.tenant_id, d.request_id, d.sender_id, d.attempts, 'PREPARED', ?, ?, ?, ?, ?, ?, ?, ?, now()
            from delivery d where d.tenant_id = ? and d.request_id = ? and d.owner = ? and d.attempts = ?
            on conflict (tenant_id, request_id) do update set
                sender_id = excluded.sender_id, delivery_attempt = excluded.delivery_attempt, state = 'PREPARED',
                address = excluded.address, message_id = excluded.message_id, message_date = excluded.message_date,
                message = excluded.message, message_size = excluded.message_size, document = excluded.document, attempts = 0,
                retries_since = excluded.retries_since, due_at = excluded.due_at, owner = null, last_error = null,
                event = null, changed_at = now()""";
    private static final String RELEASE = """
            update sent_copy set due_at = ?, retries_since = ?
            where tenant_id = ? and sender_id = ? and state in ('PREPARED', 'PENDING')""";
    private static final String ERASE = """
            delete from sent_copy where tenant_id = ? and sender_id = ? and state in ('PREPARED', 'PENDING')""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final CopyPieces pieces;
    private final FilingHabits habits;
    private final SentCopyConfig config;
    private final Clock clock;

    SentCopies(
            DataSource dataSource,
            DispatcherLease lease,
            PayloadCipher cipher,
            CopyPieces pieces,
            FilingHabits habits,
            SentCopyConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.pieces = pieces;
        this.habits = habits;
        this.config = config;
        this.clock = clock;
    }

    /** Whether what leaves by this profile is to be copied. The relay has no Sent folder of the sender's. */
    static boolean areWanted(SenderProfile profile) {
        return profile.method() == SendingMethod.MAILBOX && profile.copyToSent();
    }

    /** Gmail and Microsoft file what is sent by their APIs, always. */
    private static boolean isFiledByItsProvider(SenderProfile profile) {
        return switch (profile.method()) {
            case GMAIL, MICROSOFT -> true;
            case RELAY, MAILBOX -> false;
        };
    }

    /** Who files the copy of what leaves by this profile, if anybody is to. */
    public CopyPlan planFor(Optional<SenderProfile> profile) throws SQLException {
        if (profile.filter(SentCopies::isFiledByItsProvider).isPresent()) {
            return CopyPlan.BY_PROVIDER;
        }
        Optional<SenderProfile> wanted = profile.filter(SentCopies::areWanted);
        return wanted.isEmpty()
                ? CopyPlan.NOT_WANTED
                : switch (habits.of(wanted.get())) {
                    case PROVIDER -> CopyPlan.BY_PROVIDER;
                    case CLIENT -> CopyPlan.toBeFiled(Duration.ZERO);
                    case UNKNOWN -> CopyPlan.toBeFiled(config.unknownPause());
                };
    }

    /**
     * Keeps a message that is about to be submitted.
     *
     * @param pause how long it is not looked for, from now
     * @return whether the claim is still ours; if not, nothing was written and nothing may be submitted
     */
    public boolean prepare(
            SendDocument request, Claim claim, SenderProfile profile, ComposedMessage message, Duration pause)
            throws SQLException {
        Instant dueAt = clock.instant().plus(pause);
        Content content = message.content();
        if (content.size() <= CopyPieces.SIZE) {
            try (Connection connection = dataSource.getConnection()) {
                return CopyPieces.cut(
                        content, (_, piece) -> insert(connection, request, claim, profile, message, piece, dueAt));
            }
        }
        return prepareInPieces(request, claim, profile, message, dueAt);
    }

    private boolean prepareInPieces(
            SendDocument request, Claim claim, SenderProfile profile, ComposedMessage message, Instant dueAt)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean isOurs = CopyPieces.cut(message.content(), (position, piece) -> {
                    if (position == 0) {
                        pieces.remove(connection, claim.tenantId(), claim.requestId());
                        return insert(connection, request, claim, profile, message, piece, dueAt);
                    }
                    pieces.insert(connection, claim.tenantId(), claim.requestId(), position, piece);
                    return true;
                });
                connection.commit();
                return isOurs;
            } finally {
                // Nothing is left of it unless it was committed.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean insert(
            Connection connection,
            SendDocument request,
            Claim claim,
            SenderProfile profile,
            ComposedMessage message,
            byte[] firstPiece,
            Instant dueAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREPARE)) {
            statement.setString(1, profile.address().value());
            statement.setString(2, message.messageId());
            statement.setObject(3, claim.firstClaimedAt().atOffset(ZoneOffset.UTC));
            statement.setBytes(4, cipher.encrypt(claim.tenantId(), claim.requestId(), firstPiece));
            statement.setLong(5, message.content().size());
            statement.setString(
                    6,
                    request.document()
                            .map(DocumentReference::value)
                            .map(Object::toString)
                            .orElse(null));
            statement.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(8, dueAt.atOffset(ZoneOffset.UTC));
            statement.setString(9, claim.tenantId().value());
            statement.setString(10, claim.requestId().value());
            statement.setObject(11, lease.id());
            statement.setInt(12, claim.attempt());
            return statement.executeUpdate() == 1;
        }
    }

    /** Makes due at once what waits for the sender, with a day of its own: their profile has changed. */
    public void release(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(3, sender.tenantId().value());
            statement.setString(4, sender.senderId().value());
            statement.executeUpdate();
        }
    }

    /** Removes what was to be filed for a sender who is erased. Returns how many. */
    public int erase(SenderKey sender) throws SQLException {
        habits.forget(sender);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ERASE)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            return statement.executeUpdate();
        }
    }
}
