package dev.facteur.dispatch.sentcopy;

import dev.facteur.model.SenderKey;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SmtpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Who files what is sent from a mailbox: the provider by itself, or we. Known of some providers, learned of the rest. */
@ApplicationScoped
class FilingHabits {
    /** It may be a setting of the mailbox, which nobody tells us about: it is found out again from time to time. */
    private static final Duration BELIEVED_FOR = Duration.ofDays(7);

    private static final String FIND = """
            select filed_by from sent_copy_habit
            where tenant_id = ? and sender_id = ? and address = ? and smtp_host = ?
                and learned_at > now() - make_interval(secs => ?)""";
    private static final String LEARN = """
            insert into sent_copy_habit as known (tenant_id, sender_id, address, smtp_host, filed_by, learned_at)
            values (?, ?, ?, ?, ?, now())
            on conflict (tenant_id, sender_id) do update set
                address = excluded.address, smtp_host = excluded.smtp_host, filed_by = excluded.filed_by,
                learned_at = excluded.learned_at
            where (known.address, known.smtp_host, known.filed_by)
                    is distinct from (excluded.address, excluded.smtp_host, excluded.filed_by)
                or known.learned_at < now() - interval '1 day'""";
    private static final String FORGET = "delete from sent_copy_habit where tenant_id = ? and sender_id = ?";

    private final DataSource dataSource;

    FilingHabits(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    SentCopyBy of(SenderProfile profile) throws SQLException {
        SentCopyBy preset = ofProvider(profile);
        return preset == SentCopyBy.PROVIDER ? preset : learned(profile).orElse(preset);
    }

    /** What is known of everybody's mailboxes at this server. */
    static SentCopyBy ofProvider(SenderProfile profile) {
        return MailProviders.bundled()
                .forServer(host(profile))
                .map(MailProvider::sentCopy)
                .orElse(SentCopyBy.UNKNOWN);
    }

    private Optional<SentCopyBy> learned(SenderProfile profile) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            setMailbox(statement, profile);
            statement.setDouble(5, BELIEVED_FOR.toMillis() / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(SentCopyBy.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    void learn(SenderProfile profile, SentCopyBy filedBy) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEARN)) {
            setMailbox(statement, profile);
            statement.setString(5, filedBy.name());
            statement.executeUpdate();
        }
    }

    void forget(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            statement.executeUpdate();
        }
    }

    private static void setMailbox(PreparedStatement statement, SenderProfile profile) throws SQLException {
        statement.setString(1, profile.tenantId().value());
        statement.setString(2, profile.senderId().value());
        statement.setString(3, profile.address().value());
        statement.setString(4, host(profile));
    }

    private static String host(SenderProfile profile) {
        return profile.smtp().map(SmtpServer::host).orElseThrow().value();
    }
}
