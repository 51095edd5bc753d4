package dev.facteur.benchmark.load;

import dev.facteur.embedded.sink.MailSink;
import dev.facteur.embedded.sink.Taken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What arrived at sinks, by the request it was made of. */
public record Arrivals(Map<String, List<Long>> times) {

    public static Arrivals at(MailSink... sinks) {
        return new Arrivals(Stream.of(sinks)
                .flatMap(sink -> sink.taken().stream())
                .collect(Collectors.groupingBy(
                        Arrivals::requestId, Collectors.mapping(Taken::atNanos, Collectors.toList()))));
    }

    static String requestId(Taken taken) {
        String recipient = taken.recipients().getFirst();
        return recipient.substring(0, recipient.indexOf('@'));
    }

    public Set<String> requestIds() {
        return times.keySet();
    }

    /** How many mails more than documents. */
    public long repeats() {
        return times.values().stream().mapToLong(each -> each.size() - 1L).sum();
    }

    /** When it arrived first. */
    public long first(String requestId) {
        return times.getOrDefault(requestId, List.of(Long.MAX_VALUE)).getFirst();
    }
}
