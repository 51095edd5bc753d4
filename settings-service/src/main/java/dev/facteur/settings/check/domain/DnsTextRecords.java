package dev.facteur.settings.check.domain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** By dnsjava. The resolver has a time-out of its own. */
record DnsTextRecords(Resolver resolver) implements TextRecords {
    @Override
    public Optional<List<String>> at(String name) {
        try {
            Record question = Record.newRecord(Name.fromString(name, Name.root), Type.TXT, DClass.IN);
            Message answer = resolver.send(Message.newQuery(question));
            return switch (answer.getRcode()) {
                case Rcode.NOERROR, Rcode.NXDOMAIN -> Optional.of(texts(answer));
                default -> Optional.empty();
            };
        } catch (IOException unanswered) {
            return Optional.empty();
        }
    }

    private static List<String> texts(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(TXTRecord.class::isInstance)
                .map(TXTRecord.class::cast)
                // A long text comes in pieces (RFC 7208 §3.3).
                .map(text -> String.join("", text.getStrings()))
                .toList();
    }
}
