package dev.facteur.dispatch;

import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.model.RequestId;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Begins the time in which a sender must sign in again, and tells it once. */
@ApplicationScoped
class Expiries {
    private final AuthenticationEpisodes episodes;
    private final Reporter reporter;

    Expiries(AuthenticationEpisodes episodes, Reporter reporter) {
        this.episodes = episodes;
        this.reporter = reporter;
    }

    /**
     * Begins it, unless it has begun.
     *
     * @param itWaits whether the request that met the refusal waits for its end
     */
    void begin(SenderProfile profile, RequestId requestId, String reason, boolean itWaits) throws SQLException {
        if (!episodes.isOpenFor(profile)) {
            episodes.begin(profile, requestId, reason, itWaits).ifPresent(reporter::report);
        }
    }
}
