package dev.facteur.dispatch.intake.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/**
 * Waits at the start until every profile that was on the topic then is in our copy. Without that the documents of a
 * sender whose mailbox we do not know yet would leave by the relay: from another address, and nobody would notice.
 */
@ApplicationScoped
public class ProfileCatchUp {
    private final CountDownLatch reached = new CountDownLatch(1);

    public void await() throws InterruptedException {
        reached.await();
    }

    void isReached() {
        reached.countDown();
    }
}
