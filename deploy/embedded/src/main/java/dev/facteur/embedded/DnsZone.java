package dev.facteur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Records by name, and names for which no proper answer comes. Names are given without the last dot. */
public final class DnsZone {

    private static final int TTL_SECONDS = 60;

    private enum Manner {
        SILENT,
        FAILING
    }

    /** A message, and how long it takes. */
    record Answer(Message message, Duration after) {}

    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<Name, Manner> manners = new ConcurrentHashMap<>();
    private final Map<Name, Duration> delays = new ConcurrentHashMap<>();

    /**
     * Adds a record.
     *
     * @param data as in a zone file, names there with the last dot: {@code "0 1 993 imap.example.org."}
     */
    public DnsZone record(String name, String type, String data) {
        try {
            var owner = name(name);
            var added = Record.fromString(owner, Type.value(type), DClass.IN, TTL_SECONDS, data, Name.root);
            records.computeIfAbsent(owner, absent -> new CopyOnWriteArrayList<>())
                    .add(added);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("No record: " + name + " " + type + " " + data, e);
        }
    }

    /** These names lead to this address. */
    public DnsZone address(String address, String... names) {
        for (var name : names) {
            record(name, address.indexOf(':') < 0 ? "A" : "AAAA", address);
        }
        return this;
    }

    /** No answer ever, for this name and all below it. */
    public DnsZone silent(String name) {
        manners.put(name(name), Manner.SILENT);
        return this;
    }

    /** SERVFAIL, for this name and all below it. */
    public DnsZone failing(String name) {
        manners.put(name(name), Manner.FAILING);
        return this;
    }

    /** An answer after a while, for this name and all below it. */
    public DnsZone slow(String name, Duration delay) {
        delays.put(name(name), delay);
        return this;
    }

    Optional<Answer> answer(Message query) {
        var asked = query.getQuestion().getName();
        var manner = above(asked, manners);
        if (manner.filter(Manner.SILENT::equals).isPresent()) {
            return Optional.empty();
        }
        var message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        if (manner.isPresent()) {
            message.getHeader().setRcode(Rcode.SERVFAIL);
        } else {
            fill(message, asked, query.getQuestion().getType());
        }
        return Optional.of(new Answer(message, above(asked, delays).orElse(Duration.ZERO)));
    }

    static String question(Message query) {
        var question = query.getQuestion();
        return question.getName().toString(true) + " " + Type.string(question.getType());
    }

    private void fill(Message message, Name asked, int type) {
        var all = records.getOrDefault(asked, List.of());
        if (all.isEmpty()) {
            message.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        all.stream()
                .filter(known -> known.getType() == type)
                .forEach(known -> message.addRecord(known, Section.ANSWER));
    }

    private static <T> Optional<T> above(Name name, Map<Name, T> values) {
        return values.entrySet().stream()
                .filter(entry -> name.subdomain(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Name name(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
