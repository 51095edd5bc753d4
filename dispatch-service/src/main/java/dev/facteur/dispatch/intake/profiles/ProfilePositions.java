package dev.facteur.dispatch.intake.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How far our copy of the profiles is, in the database beside the copy: what one process has read, all have. */
@ApplicationScoped
class ProfilePositions {
    private static final String BEGIN = """
            insert into profile_position (topic_id, partition, next_offset) values (?, ?, 0)
            on conflict do nothing""";
    private static final String LOCK = """
            select next_offset from profile_position where topic_id = ? and partition = ? for update""";
    private static final String MOVE = """
            update profile_position set next_offset = ? where topic_id = ? and partition = ?""";

    private final DataSource dataSource;

    ProfilePositions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The offset to read next, locked until the transaction ends: nobody else applies records of the partition. */
    long lock(Position position) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN);
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            begin.setString(1, position.topicId());
            begin.setInt(2, position.partition());
            begin.executeUpdate();
            lock.setString(1, position.topicId());
            lock.setInt(2, position.partition());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void move(Position position, long nextOffset) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setLong(1, nextOffset);
            statement.setString(2, position.topicId());
            statement.setInt(3, position.partition());
            statement.executeUpdate();
        }
    }

    /** A partition of the topic that has this id for Kafka: a topic that is made anew under its name has another. */
    record Position(String topicId, int partition) {}
}
