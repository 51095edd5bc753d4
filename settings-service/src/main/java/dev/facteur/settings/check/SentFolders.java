package dev.facteur.settings.check;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the folder for sent mail: by its special use (RFC 6154), else by the names that mail programs give it. */
final class SentFolders {
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
            "inviata",
            "inviati",
            "posta inviata",
            "verzonden",
            "verzonden items",
            "verzonden berichten",
            // laposte.net
            "outbox");

    private SentFolders() {}

    /**
     * A folder of the mailbox.
     *
     * @param fullName in Unicode
     * @param name the last part of it
     * @param attributes such as {@code \Sent}
     */
    record Folder(String fullName, String name, List<String> attributes) {}

    static Optional<String> find(List<Folder> folders) {
        return folders.stream()
                .filter(folder -> folder.attributes().stream().anyMatch(SPECIAL_USE::equalsIgnoreCase))
                .findFirst()
                .or(() -> folders.stream()
                        .filter(folder -> NAMES.contains(normalised(folder.name())))
                        .findFirst())
                .map(Folder::fullName);
    }

    private static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
