package dev.facteur.settings.discovery.dns;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks DNS. Whoever does not answer, or answers that it failed, has nothing. */
class NameServers {
    private static final Logger LOG = Logger.getLogger(NameServers.class);

    private final Resolver resolver;

    /** The resolver with its own time-out. */
    NameServers(Resolver resolver) {
        this.resolver = resolver;
    }

    List<ServiceRecord> services(String name) {
        return ask(name, Type.SRV, SRVRecord.class)
                .map(found -> new ServiceRecord(
                        found.getPriority(), found.getWeight(), found.getPort(), text(found.getTarget())))
                .toList();
    }

    /** The host that takes the domain's mail first; empty if none does (RFC 7505: the target is the root). */
    Optional<String> mailExchanger(String domain) {
        return ask(domain, Type.MX, MXRecord.class)
                .min(Comparator.comparingInt(MXRecord::getPriority))
                .map(found -> text(found.getTarget()))
                .filter(host -> !host.isEmpty());
    }

    private <T extends Record> Stream<T> ask(String name, int type, Class<T> kind) {
        try {
            Record question = Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN);
            Message answer = resolver.send(Message.newQuery(question));
            return answer.getSection(Section.ANSWER).stream()
                    .filter(kind::isInstance)
                    .map(kind::cast);
        } catch (TextParseException tooLong) {
            return Stream.empty();
        } catch (IOException unanswered) {
            LOG.debugf("No answer of the name server for %s", Type.string(type));
            return Stream.empty();
        }
    }

    private static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true);
    }
}
