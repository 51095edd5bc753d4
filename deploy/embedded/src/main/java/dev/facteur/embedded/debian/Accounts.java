package dev.facteur.embedded.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has a mailbox, in the tables that Postfix and Dovecot read; and the mailboxes, in Maildir. */
final class Accounts {
    private final Path directory;
    private final Path mail;
    private final Map<String, Account> byAddress = new LinkedHashMap<>();

    Accounts(Path directory) {
        this.directory = directory;
        this.mail = directory.resolve("mail");
        for (var name : List.of("passwords", "homes")) {
            Owned.directory(directory.resolve(name), "root");
        }
        Owned.directory(mail, "nobody");
        writeTables();
    }

    synchronized void add(Account account) {
        var home = mail.resolve(account.address());
        if (account.folders() == Folders.SENT_READ_ONLY) {
            makeReadOnly(home);
        }
        // user:password:uid:gid:gecos:home:shell:extra
        var userdb = ":::::%s::userdb_namespace/%s/disabled=no%n"
                .formatted(home, account.folders().namespace());
        var password = Base64.getEncoder().encodeToString(account.password().getBytes(StandardCharsets.UTF_8));
        // Signing in is by user name, LMTP by address.
        write("homes/" + account.username(), account.username() + userdb);
        write("homes/" + account.address(), account.address() + userdb);
        write("passwords/" + account.username(), "%s:{PLAIN.b64}%s%n".formatted(account.username(), password));
        byAddress.put(account.address(), account);
        writeTables();
    }

    /** The messages of a folder, oldest first. */
    List<byte[]> messages(String address, String folder) {
        var maildir = mail.resolve(address).resolve(folder.equals("INBOX") ? "" : "." + folder);
        return Stream.of("cur", "new")
                .map(maildir::resolve)
                .flatMap(Accounts::files)
                .sorted(Comparator.comparing(Path::getFileName))
                .map(Accounts::read)
                .toList();
    }

    private void makeReadOnly(Path home) {
        var sent = home.resolve(".Sent");
        Stream.of(home, sent, sent.resolve("cur"), sent.resolve("new"), sent.resolve("tmp"))
                .forEach(each -> Owned.directory(each, "nobody"));
        Owned.file(sent.resolve("maildirfolder"), "nobody", "");
        // RFC 4314: l is lookup, r is read; s, w, i and the rest are not given.
        Owned.file(sent.resolve("dovecot-acl"), "nobody", "owner lr\n");
    }

    private void writeTables() {
        Owned.seemOld(write("mailboxes", table(account -> account.address() + " is-here")));
        Owned.seemOld(write("senders", table(account -> account.address() + " " + account.username())));
    }

    private String table(java.util.function.Function<Account, String> row) {
        return byAddress.values().stream().map(row).map("%s\n"::formatted).collect(Collectors.joining());
    }

    /** In one step, as a server may be reading. */
    private Path write(String name, String text) {
        var file = directory.resolve(name);
        try {
            var whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            return Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static Stream<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (var files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
