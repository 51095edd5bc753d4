package dev.facteur.settings.discovery.autoconfig;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code config-v1.1.xml}, the format of Thunderbird's autoconfig. It may have been written by anybody.
 *
 * <ol>
 *   <li>No DTD, so no entities, neither of its own nor from elsewhere: a file with a DOCTYPE is no such file.
 *   <li>64 KiB and sixteen levels are enough.
 *   <li>What is unknown is passed over, a broken server section is dropped, the rest holds.
 * </ol>
 */
final class ClientConfigs {
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int SERVER_DEPTH = 3;

    private final String domain;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<ConfigServer> outgoing = new ArrayList<>();
    private final List<ConfigServer> incoming = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable ServerSection section;
    private boolean complete;

    private ClientConfigs(String domain) {
        this.domain = domain;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Empty if it is no such file, or names no SMTP server that can be used. */
    static Optional<ClientConfig> read(byte[] xml, String domain) {
        Optional<String> text = xml.length > MAX_BYTES ? Optional.empty() : XmlText.decoded(xml);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ClientConfigs reading = new ClientConfigs(domain);
        try {
            if (!reading.readAll(factory().createXMLStreamReader(new StringReader(text.get())))) {
                return Optional.empty();
            }
        } catch (XMLStreamException notWellFormed) {
            return Optional.empty();
        }
        return reading.outgoing.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientConfig(reading.outgoing, reading.incoming));
    }

    private boolean readAll(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    start(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return false;
                }
                default -> {}
            }
            if (path.size() > MAX_DEPTH) {
                return false;
            }
        }
        return true;
    }

    private void start(XMLStreamReader xml) {
        text.setLength(0);
        String element = path.getLast();
        boolean server = element.equals("incomingServer") || element.equals("outgoingServer");
        if (!complete && server && path.size() == SERVER_DEPTH && isWithinProvider()) {
            String type = Objects.requireNonNullElse(xml.getAttributeValue(null, "type"), "");
            section = new ServerSection(element.equals("outgoingServer"), type);
        }
    }

    private void end() {
        String element = path.removeLast();
        if (section != null && path.size() == SERVER_DEPTH) {
            section.value(element, text.toString());
        } else if (section != null && path.size() == SERVER_DEPTH - 1) {
            List<ConfigServer> servers = section.outgoing() ? outgoing : incoming;
            section.usable(domain).ifPresent(servers::add);
            section = null;
        } else if (path.size() == 1 && element.equals("emailProvider")) {
            // Another provider in the same file is somebody else's.
            complete = true;
        }
        text.setLength(0);
    }

    private boolean isWithinProvider() {
        return List.copyOf(path).subList(0, 2).equals(List.of("clientConfig", "emailProvider"));
    }
}
