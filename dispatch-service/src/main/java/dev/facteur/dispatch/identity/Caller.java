package dev.facteur.dispatch.identity;

import dev.facteur.model.SenderKey;

/** Who asks about deliveries, and so which of them exist for them. */
public sealed interface Caller {

    /** Named in the audit. */
    String name();

    /** May see and settle the deliveries of every tenant; recipients' addresses are none of their business. */
    record Operator(String name) implements Caller {}

    /** May see and settle their own deliveries: no other exists for them. */
    record Person(SenderKey key) implements Caller {
        @Override
        public String name() {
            return key.toString();
        }
    }
}
