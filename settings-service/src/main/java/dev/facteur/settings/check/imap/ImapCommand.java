package dev.facteur.settings.check.imap;

import java.util.ArrayList;
import java.util.List;

/**
 * A command without its tag, in the pieces in which it is sent: each but the first when the server asks for it with
 * {@code +}, as it does for literals and for AUTHENTICATE (RFC 3501 §4.3, §6.2.2).
 */
record ImapCommand(List<String> pieces) {
    ImapCommand {
        pieces = List.copyOf(pieces);
    }

    static ImapCommand of(String first, String... others) {
        List<String> pieces = new ArrayList<>(List.of(others));
        pieces.addFirst(first);
        return new ImapCommand(pieces);
    }

    /** With strings as arguments: quoted where that is allowed, else as literals. */
    static ImapCommand withStrings(String name, String... arguments) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder(name);
        for (String argument : arguments) {
            piece.append(' ');
            if (ImapStrings.isQuotable(argument)) {
                piece.append(ImapStrings.quoted(argument));
            } else {
                pieces.add(piece.append('{')
                        .append(ImapStrings.octets(argument))
                        .append('}')
                        .toString());
                piece = new StringBuilder(argument);
            }
        }
        pieces.add(piece.toString());
        return new ImapCommand(pieces);
    }

    /** It may hold a password. */
    @Override
    public String toString() {
        return "ImapCommand";
    }
}
