package dev.facteur.model.sender;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the folder for sent mail: by its special use (RFC 6154), else by the names that mail programs give it. */
public final class SentFolders {
    private static final String SPECIAL_USE = "\\Sent";

    // What Thunderbird, Apple Mail, Outlook, Exchange, webmailers and providers name it, by the last part of the name.
    private static final Set<String> NAMES = Set.of(
            "sent",
            "sent items",
            "sent messages",
            "sent mail",
            "envoyés",
            "éléments envoyés",
            "messages envoyés",
            "gesendet",
            "gesendete",
            "gesendete elemente",
            "gesendete objekte",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "enviadas",
            "itens enviados",
            "enviats",
            "inviata",
            "inviate",
            "inviati",
            "posta inviata",
            "verzonden",
            "verzonden items",
            "verzonden berichten",
            "skickat",
            "sendt",
            "sendte",
            "lähetetyt",
            "wysłane",
            "odeslané",
            "odoslané",
            "elküldött",
            "trimise",
            "отправленные",
            "надіслані",
            "已发送",
            "送信済み",
            "보낸 편지함");

    // So laposte.net calls it; elsewhere, beside one of the names above, it holds what is still to be sent.
    private static final Set<String> LAST_RESORT = Set.of("outbox");

    private SentFolders() {}

    /**
     * A folder of the mailbox.
     *
     * @param fullName in Unicode
     * @param name the last part of it
     * @param attributes such as {@code \Sent}
     */
    public record Folder(String fullName, String name, List<String> attributes) {}

    /** The full name of the folder; empty if the mailbox seems to have none. */
    public static Optional<String> find(List<Folder> folders) {
        List<Folder> usable = folders.stream().filter(SentFolders::isUsable).toList();
        return usable.stream()
                .filter(folder -> folder.attributes().stream().anyMatch(SPECIAL_USE::equalsIgnoreCase))
                .findFirst()
                .or(() -> named(usable, NAMES))
                .or(() -> named(usable, LAST_RESORT))
                .map(Folder::fullName);
    }

    private static Optional<Folder> named(List<Folder> folders, Set<String> names) {
        return folders.stream()
                .filter(folder -> names.contains(normalised(folder.name())))
                .findFirst();
    }

    /** Some names are there only to hold other folders (RFC 3501 §7.2.2), or are gone (RFC 5258 §3). */
    private static boolean isUsable(Folder folder) {
        return folder.attributes().stream()
                .noneMatch(attribute ->
                        attribute.equalsIgnoreCase("\\Noselect") || attribute.equalsIgnoreCase("\\NonExistent"));
    }

    private static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
