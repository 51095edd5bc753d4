package dev.facteur.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server offered in its reply to EHLO (RFC 5321 §4.1.1.1).
 *
 * @param extensions keyword in capitals → its parameters
 * @param mechanisms names of the SASL mechanisms in capitals, in the server's order, those unknown here included
 */
public record Capabilities(Map<String, List<String>> extensions, List<String> mechanisms) {
    public Capabilities {
        extensions = Map.copyOf(extensions);
        mechanisms = List.copyOf(mechanisms);
    }

    static final Capabilities NONE = new Capabilities(Map.of(), List.of());

    /** The first line is the server's name; each further line is one extension. */
    static Capabilities in(SmtpReply ehlo) {
        Map<String, List<String>> extensions = new HashMap<>();
        List<String> mechanisms = new ArrayList<>();
        for (String line : ehlo.lines()
                .subList(Math.min(1, ehlo.lines().size()), ehlo.lines().size())) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            String keyword = words.getFirst();
            List<String> parameters = words.subList(1, words.size());
            if (keyword.startsWith("AUTH=")) {
                // The spelling of old servers, repeated beside the right one for old clients: "AUTH=LOGIN PLAIN".
                parameters = new ArrayList<>(parameters);
                parameters.addFirst(keyword.substring("AUTH=".length()));
                keyword = "AUTH";
            }
            if (keyword.equals("AUTH")) {
                parameters.stream()
                        .filter(name -> !name.isEmpty() && !mechanisms.contains(name))
                        .forEach(mechanisms::add);
            }
            extensions.putIfAbsent(keyword, List.copyOf(parameters));
        }
        return new Capabilities(extensions, mechanisms);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.toUpperCase(Locale.ROOT).split(" ", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    public boolean offers(String extension) {
        return extensions.containsKey(extension.toUpperCase(Locale.ROOT));
    }

    /** RFC 2920. */
    public boolean pipelining() {
        return offers("PIPELINING");
    }

    /** RFC 3207. */
    public boolean startTls() {
        return offers("STARTTLS");
    }

    /** RFC 6152. */
    public boolean eightBitMime() {
        return offers("8BITMIME");
    }

    /** RFC 6531. */
    public boolean smtpUtf8() {
        return offers("SMTPUTF8");
    }

    /** Whether {@code MAIL} may say how large the message is (RFC 1870). */
    public boolean size() {
        return offers("SIZE");
    }

    /** The largest message in bytes; empty if there is no fixed limit, which {@code SIZE 0} says too (RFC 1870 §4). */
    public OptionalLong maxSize() {
        return Objects.requireNonNullElse(extensions.get("SIZE"), List.<String>of()).stream()
                .mapToLong(Capabilities::sizeIn)
                .filter(limit -> limit > 0)
                .findFirst();
    }

    private static long sizeIn(String parameter) {
        // RFC 1870 §3: at most 20 digits; what exceeds a long is no limit to us.
        return parameter.length() <= 18 && parameter.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(parameter)
                : 0;
    }

    /** Whether somebody may log in, by whatever mechanism. */
    public boolean auth() {
        return offers("AUTH");
    }

    public boolean offers(SaslMechanism mechanism) {
        return mechanisms.contains(mechanism.name());
    }

    /** The mechanism this login will use, if the server has one. */
    public Optional<SaslMechanism> mechanismFor(Login login) {
        return switch (login) {
            case Login.None() -> Optional.empty();
            case Login.Password password -> firstOf(SaslMechanism.PLAIN, SaslMechanism.LOGIN);
            // The standard before the habit; Microsoft knows only the habit.
            case Login.Bearer bearer -> firstOf(SaslMechanism.OAUTHBEARER, SaslMechanism.XOAUTH2);
        };
    }

    private Optional<SaslMechanism> firstOf(SaslMechanism preferred, SaslMechanism second) {
        if (offers(preferred)) {
            return Optional.of(preferred);
        }
        return offers(second) ? Optional.of(second) : Optional.empty();
    }
}
