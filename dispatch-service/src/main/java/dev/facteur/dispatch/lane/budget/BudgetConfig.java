package dev.facteur.dispatch.lane.budget;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How many messages one mailbox may send, by the host name of its server; what stands here counts, not the presets. */
@ConfigMapping(prefix = "facteur.budget")
public interface BudgetConfig {

    /** Within a minute; 0 for as many as come. */
    Map<String, Integer> messagesPerMinute();

    /** Within an hour; 0 for as many as come. */
    Map<String, Integer> messagesPerHour();

    /** Within 24 hours; 0 for as many as come. */
    Map<String, Integer> messagesPerDay();

    /** Recipients of all messages within 24 hours; 0 for as many as come. */
    Map<String, Integer> recipientsPerDay();
}
