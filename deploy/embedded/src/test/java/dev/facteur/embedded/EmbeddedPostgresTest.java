package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    @RepeatedTest(2)
    void keepsItsRowsAndItsPortOverARestartAndLeavesNothingBehind() throws SQLException {
        var before = Traces.now();
        int port;
        try (var postgres = EmbeddedPostgres.start()) {
            port = postgres.port();
            try (var connection = connect(postgres, Database.SETTINGS);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE letter (text VARCHAR NOT NULL)");
                statement.execute("INSERT INTO letter VALUES ('à bientôt')");
            }

            postgres.stop();
            assertThat(FreePort.isFree(port)).isTrue();
            postgres.restart();

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(query(postgres, Database.SETTINGS, "SELECT text FROM letter"))
                    .isEqualTo("à bientôt");
        }
        assertThat(FreePort.isFree(port)).isTrue();
        before.assertNothingIsLeft();
    }

    @Test
    void isACurrentPostgresThatKeepsOwnersApart() throws SQLException {
        try (var postgres = EmbeddedPostgres.start()) {
            assertThat(query(postgres, Database.DISPATCH, "SHOW server_version"))
                    .startsWith("18.");
            assertThat(query(postgres, Database.DISPATCH, "SELECT current_user"))
                    .isEqualTo("dispatch");

            var dispatch = postgres.jdbcUrl(Database.DISPATCH);
            assertThatThrownBy(() -> DriverManager.getConnection(dispatch, "dispatch", "guessed"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            dispatch, Database.SETTINGS.username(), Database.SETTINGS.password()))
                    .hasMessageContaining("permission denied");
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, Database database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), database.username(), database.password());
    }

    private static String query(EmbeddedPostgres postgres, Database database, String sql) throws SQLException {
        try (var connection = connect(postgres, database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
