package dev.facteur.dispatch;

import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.waiting.KeptTraces;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.watch.DeliveryMeters;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reports what an attempt came to, and counts it once it is written: what somebody else has to report, they count. */
@ApplicationScoped
class CountedReports {
    private final Reporter reporter;
    private final KeptTraces traces;
    private final DeliveryMeters meters;

    CountedReports(Reporter reporter, KeptTraces traces, DeliveryMeters meters) {
        this.reporter = reporter;
        this.traces = traces;
        this.meters = meters;
    }

    void report(SenderLane lane, Settlement settlement) {
        if (settlement.state() == DeliveryState.WAITING) {
            traces.keep(settlement.claim());
        }
        if (reporter.report(settlement)) {
            count(settlement, settlement.method().orElse(lane.method()), lane.provider());
        }
    }

    private void count(Settlement settlement, SendingMethod method, String provider) {
        Optional<DispatchEvent> event = settlement.event();
        switch (settlement.state()) {
            case SENT -> {
                Instant claimed = settlement.claim().firstClaimedAt();
                meters.accepted(
                        method,
                        provider,
                        Duration.between(claimed, event.map(DispatchEvent::at).orElse(claimed)));
            }
            case WAITING -> settlement.reason().ifPresent(reason -> meters.deferred(method, provider, reason));
            case FAILED, HELD -> {
                if (event.isPresent() && event.get() instanceof DeliveryFailed failed) {
                    meters.failed(method, provider, failed.cause(), failed.whoActs());
                }
            }
            case CLAIMED, SUBMITTING -> throw new IllegalStateException("settled as " + settlement.state());
        }
    }
}
