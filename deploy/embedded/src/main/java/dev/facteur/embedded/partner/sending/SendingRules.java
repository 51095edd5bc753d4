package dev.facteur.embedded.partner.sending;

import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;

/** How the sending API answers where it does not simply send. */
public final class SendingRules {
    private final Deque<SendingRule> next = new ConcurrentLinkedDeque<>();
    private final Map<String, SendingRule> accounts = new ConcurrentHashMap<>();
    private volatile boolean messageIdsRewritten;
    private volatile CountDownLatch silence = new CountDownLatch(1);

    /** For the request after those that have a rule already, whoever makes it. */
    public void next(SendingRule rule) {
        next(1, rule);
    }

    /** For so many requests after those that have a rule already, whoever makes them. */
    public void next(int times, SendingRule rule) {
        for (int time = 0; time < times; time++) {
            next.add(rule);
        }
    }

    /** For every request of the account that has no rule of its own by {@link #next}. */
    public void forAccount(String account, SendingRule rule) {
        accounts.put(account.toLowerCase(Locale.ROOT), rule);
    }

    /** Messages get another Message-ID from now on, as either provider may do; most keep theirs. */
    public void rewriteMessageIds() {
        messageIdsRewritten = true;
    }

    /** Everything is sent again; requests that hang are cut. */
    public void reset() {
        next.clear();
        accounts.clear();
        messageIdsRewritten = false;
        CountDownLatch ending = silence;
        silence = new CountDownLatch(1);
        ending.countDown();
    }

    boolean isMessageIdRewritten() {
        return messageIdsRewritten;
    }

    Optional<SendingRule> take(Optional<String> account) {
        return Optional.ofNullable(next.poll())
                .or(() -> account.map(name -> accounts.get(name.toLowerCase(Locale.ROOT))));
    }

    /** Returns when the silence is over. */
    void hang() {
        try {
            silence.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
