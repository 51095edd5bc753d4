package dev.facteur.local;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./deploy/local/send} was asked for.
 *
 * @param sender whose document it is; their profile decides how it leaves
 */
record SendOptions(Path file, List<NamedAddress> to, SenderKey sender, Optional<String> subject) {
    static final String USAGE = "Usage: ./deploy/local/send FILE --to ADDRESS [--to ADDRESS …] [--subject TEXT]"
            + " [--method relay|mailbox|gmail|microsoft | --from-sender ID]";

    static SendOptions parse(String[] arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Path file = null;
        List<NamedAddress> to = new ArrayList<>();
        SenderKey sender = Sample.RELAY_SENDER;
        Optional<String> subject = Optional.empty();
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--to" -> to.add(address(value(argument, rest)));
                case "--subject" -> subject = Optional.of(value(argument, rest));
                case "--method" -> sender = senderBy(value(argument, rest));
                case "--from-sender" -> sender = senderNamed(value(argument, rest));
                default -> file = onlyFile(file, argument);
            }
        }
        if (file == null || to.isEmpty()) {
            throw new CannotRun((file == null ? "Which file? " : "To whom? ") + USAGE);
        }
        return new SendOptions(file, List.copyOf(to), sender, subject);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new CannotRun("%s wants a value. %s".formatted(option, USAGE));
        }
        return rest.pop();
    }

    private static Path onlyFile(@Nullable Path earlier, String argument) {
        if (earlier != null || argument.startsWith("--")) {
            throw new CannotRun("%s is one too many. %s".formatted(argument, USAGE));
        }
        return Path.of(argument);
    }

    private static NamedAddress address(String given) {
        try {
            return NamedAddress.of(given);
        } catch (IllegalArgumentException e) {
            throw new CannotRun("\"%s\" cannot be written to: %s.".formatted(given, e.getMessage()), e);
        }
    }

    /** The sample's four people stand for the four methods: a request cannot choose one. */
    private static SenderKey senderBy(String method) {
        return switch (method) {
            case "relay" -> Sample.RELAY_SENDER;
            case "mailbox", "smtp" -> Sample.MAILBOX_SENDER;
            case "gmail" -> Sample.GMAIL_SENDER;
            case "microsoft" -> Sample.MICROSOFT_SENDER;
            default ->
                throw new CannotRun("--method is relay, mailbox, gmail or microsoft, not \"%s\".".formatted(method));
        };
    }

    private static SenderKey senderNamed(String id) {
        try {
            return new SenderKey(Sample.TENANT, new SenderId(id));
        } catch (IllegalArgumentException e) {
            throw new CannotRun("\"%s\" is no sender: %s.".formatted(id, e.getMessage()), e);
        }
    }
}
