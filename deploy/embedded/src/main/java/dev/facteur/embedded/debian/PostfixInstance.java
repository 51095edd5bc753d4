package dev.facteur.embedded.debian;

import dev.facteur.embedded.Reaper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Postfix with a configuration and a queue of its own, as {@code postmulti} would make it. */
final class PostfixInstance {
    static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");

    private static final List<String> QUEUES = List.of(
            "active",
            "bounce",
            "corrupt",
            "defer",
            "deferred",
            "flush",
            "hold",
            "incoming",
            "maildrop",
            "private",
            "public",
            "saved",
            "trace");

    private PostfixInstance() {}

    /** Makes what {@code postfix start} would make, so that Dovecot can put its sockets there first. */
    static void prepare(Path directory, Map<String, ?> values) {
        QUEUES.forEach(name -> Owned.directory(directory.resolve("queue").resolve(name), "postfix"));
        Owned.directory(directory.resolve("queue/pid"), "root");
        Owned.directory(directory.resolve("postfix-data"), "postfix");
        var config = Owned.directory(directory.resolve("postfix"), "root");
        new Template("main.cf").writeTo(config.resolve("main.cf"), values);
        new Template("master.cf").writeTo(config.resolve("master.cf"), values);
        Owned.seemOld(config.resolve("main.cf"));
    }

    static ServerProcess start(Path directory, Reaper reaper) {
        return ServerProcess.start(
                reaper,
                directory.resolve("postfix.log"),
                MASTER.toString(),
                "-c",
                directory.resolve("postfix").toString(),
                // In the foreground, in a process group of its own.
                "-s");
    }
}
