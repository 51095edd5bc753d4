package dev.facteur.settings.network;

import dev.facteur.network.NameResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks one name server for addresses, and neither the hosts file nor anybody else. */
final class DnsNames implements NameResolver {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Resolver server;

    DnsNames(InetSocketAddress address) {
        this.server = new SimpleResolver(address);
        server.setTimeout(TIMEOUT);
    }

    @Override
    public List<InetAddress> resolve(String hostName) throws UnknownHostException {
        Name name = name(hostName);
        return Stream.concat(ask(name, Type.A).stream(), ask(name, Type.AAAA).stream())
                .toList();
    }

    private List<InetAddress> ask(Name name, int type) throws UnknownHostException {
        try {
            Message answer = server.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
            return answer.getSection(Section.ANSWER).stream()
                    .flatMap(DnsNames::address)
                    .toList();
        } catch (IOException unanswered) {
            throw unknown(name.toString(), unanswered);
        }
    }

    private static Stream<InetAddress> address(Record found) {
        return switch (found) {
            case ARecord ipv4 -> Stream.of(ipv4.getAddress());
            case AAAARecord ipv6 -> Stream.of(ipv6.getAddress());
            default -> Stream.empty();
        };
    }

    private static Name name(String hostName) throws UnknownHostException {
        try {
            return Name.fromString(hostName, Name.root);
        } catch (TextParseException tooLong) {
            throw unknown(hostName, tooLong);
        }
    }

    private static UnknownHostException unknown(String name, Exception why) {
        UnknownHostException unknown = new UnknownHostException(name);
        unknown.initCause(why);
        return unknown;
    }
}
