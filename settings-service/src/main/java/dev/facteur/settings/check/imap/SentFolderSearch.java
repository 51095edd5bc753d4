package dev.facteur.settings.check.imap;

import dev.facteur.model.sender.SentFolders;
import dev.facteur.settings.check.trial.Trouble.NoFolder;
import dev.facteur.settings.check.trial.Trouble.NoFolder.Reason;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder for sent mail among all folders of a mailbox. Pure.
 *
 * @param folders as listed, those for messages only
 * @param chosen the full name that the form gives
 */
record SentFolderSearch(List<ListedFolder> folders, Optional<String> chosen) {

    static SentFolderSearch among(List<ListedFolder> listed, Optional<String> chosen) {
        return new SentFolderSearch(
                listed.stream().filter(ListedFolder::isSelectable).toList(), chosen);
    }

    /** The chosen one and no other; without a choice the one that is known to be it. */
    Optional<ListedFolder> found() {
        return chosen.isPresent() ? named(chosen.get()) : known();
    }

    /** There is none that could be meant. */
    NoFolder missing() {
        return trouble(
                chosen.isPresent() ? Reason.MISSING : Reason.NOT_FOUND,
                chosen,
                chosen.flatMap(this::meant).or(this::known));
    }

    /** There is one, and it cannot be used; another may. */
    NoFolder unusable(Reason reason, ListedFolder folder) {
        return trouble(reason, Optional.of(folder.fullName()), known().filter(other -> !other.equals(folder)));
    }

    private NoFolder trouble(Reason reason, Optional<String> name, Optional<ListedFolder> likely) {
        return new NoFolder(
                reason,
                name,
                likely.map(ListedFolder::fullName),
                folders.stream().map(ListedFolder::fullName).toList());
    }

    private Optional<ListedFolder> known() {
        return SentFolders.find(folders.stream().map(ListedFolder::forSearch).toList())
                .flatMap(this::named);
    }

    private Optional<ListedFolder> named(String fullName) {
        return folders.stream()
                .filter(folder -> folder.fullName().equals(fullName))
                .findFirst();
    }

    /** Written in other case, without accents, or without the parent that the server puts before it. */
    private Optional<ListedFolder> meant(String name) {
        return folders.stream()
                .filter(folder -> plain(folder.fullName()).equals(plain(name)))
                .findFirst()
                .or(() -> folders.stream()
                        .filter(folder -> plain(folder.name()).equals(plain(name)))
                        .findFirst());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
