package dev.facteur.dispatch.lane;

import dev.facteur.dispatch.lane.server.Servers;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which lanes senders' documents take: their own, or the relay's while their method is known to be unavailable. */
@ApplicationScoped
public class LaneChoices {
    private final SenderProfileRepository profiles;
    private final AuthenticationEpisodes episodes;
    private final Servers servers;

    LaneChoices(SenderProfileRepository profiles, AuthenticationEpisodes episodes, Servers servers) {
        this.profiles = profiles;
        this.episodes = episodes;
        this.servers = servers;
    }

    public Map<SenderKey, LaneChoice> of(Collection<SenderKey> senders) throws SQLException {
        Set<SenderKey> distinct = Set.copyOf(senders);
        List<SenderProfile> notByRelay = profiles.notByRelay(distinct);
        Set<SenderKey> expired = expired(notByRelay);
        Map<SenderKey, LaneChoice> own =
                notByRelay.stream().collect(Collectors.toMap(SenderProfile::key, profile -> choice(profile, expired)));
        return distinct.stream()
                .collect(Collectors.toMap(Function.identity(), sender -> own.getOrDefault(sender, LaneChoice.RELAY)));
    }

    /** Only of those for whom it matters here: the others' documents wait in their own lane. */
    private Set<SenderKey> expired(List<SenderProfile> notByRelay) throws SQLException {
        List<SenderProfile> willing =
                notByRelay.stream().filter(SenderProfile::relayWhileUnavailable).toList();
        return willing.isEmpty() ? Set.of() : episodes.openAmong(willing);
    }

    private LaneChoice choice(SenderProfile profile, Set<SenderKey> expired) {
        SenderLane own = SenderLane.of(profile);
        boolean isUnavailable = expired.contains(profile.key()) || servers.isAway(own.server());
        return new LaneChoice(own, profile.relayWhileUnavailable() && isUnavailable);
    }
}
