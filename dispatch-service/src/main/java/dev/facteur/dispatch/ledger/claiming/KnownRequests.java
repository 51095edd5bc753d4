package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.model.document.SendDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether a request came before, as a claim would find it. */
@ApplicationScoped
public class KnownRequests {
    private static final String FIND = "select fingerprint from delivery where tenant_id = ? and request_id = ?";

    private final DataSource dataSource;

    KnownRequests(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How a request stands to what came before. */
    public enum Standing {
        NEW,
        /** The same came before: nothing would be sent. */
        REPEATED,
        /** One of this key came before with other contents. */
        CONTRADICTORY
    }

    public Standing standing(SendDocument request) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, request.tenantId().value());
            statement.setString(2, request.requestId().value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Standing.NEW;
                }
                return MessageDigest.isEqual(row.getBytes("fingerprint"), Fingerprint.of(request))
                        ? Standing.REPEATED
                        : Standing.CONTRADICTORY;
            }
        }
    }
}
