package dev.facteur.dispatch.sentcopy.imap;

import dev.facteur.model.sender.SentFolders;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import jakarta.mail.search.SearchException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** The folder for sent mail, open for reading: searching needs that, appending does not. */
final class SentFolder {
    private static final String NAME_IF_THERE_IS_NONE = "Sent";

    private final IMAPFolder folder;

    private SentFolder(IMAPFolder folder) {
        this.folder = folder;
    }

    /**
     * Finds the folder, or makes it, and opens it.
     *
     * @param chosen the full name that the sender's profile gives
     */
    static SentFolder open(Store store, Optional<String> chosen) throws MessagingException {
        Optional<Folder> existing = find(store, chosen);
        return opened(existing.isPresent() ? existing.get() : create(store, chosen));
    }

    /** The same, where it is not to be made if there is none. */
    static Optional<SentFolder> openExisting(Store store, Optional<String> chosen) throws MessagingException {
        Optional<Folder> existing = find(store, chosen);
        return existing.isPresent() ? Optional.of(opened(existing.get())) : Optional.empty();
    }

    private static SentFolder opened(Folder folder) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        return new SentFolder((IMAPFolder) folder);
    }

    /**
     * Searches on the server. Angus' own search falls back to reading all headers where the server refuses, which would
     * take hours in a large folder.
     */
    boolean contains(String messageId) throws MessagingException {
        int[] found = (int[]) folder.doCommand(protocol -> {
            try {
                return protocol.search(new MessageIDTerm(messageId));
            } catch (SearchException impossible) {
                throw new ProtocolException("a Message-ID cannot be searched for", impossible);
            }
        });
        return found.length > 0;
    }

    void append(MessageToFile message) throws MessagingException {
        Flags read = new Flags(Flags.Flag.SEEN);
        folder.doCommand(protocol -> {
            protocol.append(folder.getFullName(), read, message.internalDate(), message.literal());
            return null;
        });
    }

    private static Optional<Folder> find(Store store, Optional<String> chosen) throws MessagingException {
        if (chosen.isPresent()) {
            Folder folder = store.getFolder(chosen.get());
            if (folder.exists()) {
                return Optional.of(folder);
            }
        }
        // What the sender chose may have been renamed since.
        Folder[] all = store.getDefaultFolder().list("*");
        Optional<String> found =
                SentFolders.find(Arrays.stream(all).map(SentFolder::described).toList());
        return found.isPresent() ? Optional.of(store.getFolder(found.get())) : Optional.empty();
    }

    private static Folder create(Store store, Optional<String> chosen) throws MessagingException {
        Folder folder = chosen.isPresent() ? store.getFolder(chosen.get()) : inPersonalNamespace(store);
        if (!folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder for sent mail cannot be created");
        }
        folder.setSubscribed(true); // mail programs show subscribed folders only
        return folder;
    }

    /** Some servers keep all personal folders under INBOX and refuse others (RFC 2342). */
    private static Folder inPersonalNamespace(Store store) throws MessagingException {
        Folder[] namespaces = store.getPersonalNamespaces();
        // Below a namespace without a prefix, as most servers have it, Angus would name the folder "/Sent".
        boolean anywhere = namespaces.length == 0 || namespaces[0].getFullName().isEmpty();
        Folder parent = anywhere ? store.getDefaultFolder() : namespaces[0];
        return parent.getFolder(NAME_IF_THERE_IS_NONE);
    }

    private static SentFolders.Folder described(Folder folder) {
        return new SentFolders.Folder(folder.getFullName(), folder.getName(), attributes(folder));
    }

    private static List<String> attributes(Folder folder) {
        try {
            return folder instanceof IMAPFolder imap ? List.of(imap.getAttributes()) : List.of();
        } catch (MessagingException withoutAttributes) {
            return List.of();
        }
    }
}
