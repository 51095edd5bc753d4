package dev.facteur.dispatch.delivery;

import dev.facteur.dispatch.compose.ComposedMessage;
import java.util.function.BooleanSupplier;

/** One way by which a message leaves, bound to the sender it leaves for. Translates every fault of its edge. */
public interface Transport {

    /**
     * Whether everybody whom the header names is mailed, and nobody else. Else the envelope counts, and the header may name
     * others who have it already.
     */
    boolean mailsWhomTheHeaderNames();

    /**
     * Submits the message, to its recipients and nobody else. Blocks, time-boxed.
     *
     * @param mayStillSend asked right before the point of no return; no means that the attempt is no longer ours
     */
    DeliveryOutcome submit(ComposedMessage message, BooleanSupplier mayStillSend);
}
