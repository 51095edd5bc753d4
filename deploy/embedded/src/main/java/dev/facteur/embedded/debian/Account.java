package dev.facteur.embedded.debian;

import java.util.regex.Pattern;

/**
 * Somebody with a mailbox.
 *
 * @param address of {@link PostfixAndDovecot#DOMAIN}; theirs alone as reverse-path
 * @param username what they sign in with: the address, its local part, or anything else
 */
public record Account(String address, String username, String password, Folders folders) {
    // What Dovecot takes in a user name (auth_username_chars) and does not fold; nothing a path is made of.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.@-]+");

    public Account {
        if (!address.endsWith("@" + PostfixAndDovecot.DOMAIN)
                || !NAME.matcher(address).matches()) {
            throw new IllegalArgumentException("address must be plain and of " + PostfixAndDovecot.DOMAIN);
        }
        if (!NAME.matcher(username).matches()) {
            throw new IllegalArgumentException("username must be plain");
        }
    }

    /** The user name is the address, sent mail is in {@code Sent}. */
    public Account(String address, String password) {
        this(address, address, password, Folders.SENT);
    }

    public Account withUsername(String other) {
        return new Account(address, other, password, folders);
    }

    public Account withFolders(Folders other) {
        return new Account(address, username, password, other);
    }

    @Override
    public String toString() {
        return username + " with " + folders;
    }
}
