package dev.facteur.local;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Behind {@code ./deploy/rotate-keys}: changes a keyset file and says what is to be done next. */
final class RotateKeys {
    private static final Map<String, KeyChange> CHANGES = Map.of(
            "", KeyChange.ADD_AND_PROMOTE,
            "--add", KeyChange.ADD,
            "--promote", KeyChange.PROMOTE,
            "--remove-old", KeyChange.REMOVE_OLD);

    private RotateKeys() {}

    /** Ends with 0 if the file was changed, else with 1. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            System.out.println(changed(arguments));
            code = 0;
        } catch (CannotRun refusal) {
            System.err.println("rotate-keys: " + refusal.sentence());
        }
        System.exit(code);
    }

    private static String changed(String... arguments) {
        @Nullable KeyChange change = CHANGES.get(arguments.length > 1 ? arguments[1] : "");
        if (arguments.length < 1 || arguments.length > 2 || change == null) {
            throw new CannotRun("./deploy/rotate-keys KEYSET.json [--add | --promote | --remove-old]");
        }
        try {
            return told(change.applyTo(Path.of(arguments[0]))) + "\n" + next(change);
        } catch (IOException e) {
            throw new CannotRun(arguments[0] + " was not changed: " + e, e);
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser may quote what it read.
            throw new CannotRun(arguments[0] + " is no Tink AEAD keyset in JSON");
        }
    }

    private static String told(KeysetHandle keys) {
        return "Keys: "
                + IntStream.range(0, keys.size())
                        .mapToObj(keys::getAt)
                        .map(key -> Integer.toUnsignedString(key.getId()) + (key.isPrimary() ? " (encrypts)" : ""))
                        .collect(Collectors.joining(", "));
    }

    private static String next(KeyChange made) {
        return switch (made) {
            case ADD -> "Once every replica has the file: the same command with --promote.";
            case PROMOTE, ADD_AND_PROMOTE ->
                "settings-service encrypts anew by itself: wait for facteur_secrets{key=\"older\"} to be 0, then --remove-old."
                        + "\ndispatch-service takes the file at its next start: --remove-old when all that waits has left.";
            case REMOVE_OLD -> "Keep the former file until you are sure.";
        };
    }
}
