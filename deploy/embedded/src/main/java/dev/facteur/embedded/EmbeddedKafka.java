package dev.facteur.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker, its own controller (KRaft, combined mode), in this JVM. */
public final class EmbeddedKafka implements KafkaPart {

    private final Options options;
    private final int brokerPort;
    private final int controllerPort;
    private final TemporaryDirectory directory;
    private final AtExit atExit;
    private @Nullable KafkaRaftServer server;

    /**
     * How the broker starts.
     *
     * @param port of the broker; 0 takes a free one
     * @param autoCreateTopics whether a topic comes into being when it is first named
     */
    public record Options(int port, boolean autoCreateTopics) {
        public static Options defaults() {
            return new Options(0, true);
        }

        public Options withPort(int port) {
            return new Options(port, autoCreateTopics);
        }

        public Options withoutAutoCreateTopics() {
            return new Options(port, false);
        }
    }

    private EmbeddedKafka(Options options) {
        this.options = options;
        this.brokerPort = FreePort.orTake(options.port());
        this.controllerPort = FreePort.take();
        this.directory = TemporaryDirectory.create("kafka");
        this.atExit = new AtExit("kafka", this::close);
    }

    public static EmbeddedKafka start() {
        return start(Options.defaults());
    }

    public static EmbeddedKafka start(Options options) {
        QuietLogs.install();
        throwInsteadOfEndingTheJvm();
        var kafka = new EmbeddedKafka(options);
        try {
            kafka.format();
            kafka.restart();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + brokerPort;
    }

    @Override
    public synchronized void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }

    @Override
    public synchronized void restart() {
        stop();
        var starting = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
        server = starting;
        starting.startup();
    }

    @Override
    public synchronized void close() {
        stop();
        directory.close();
        atExit.forget();
    }

    private void format() {
        var file = directory.path().resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties().store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int exitCode = StorageTool.execute(command, silence);
        if (exitCode != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted in " + directory.path());
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@localhost:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "CLIENT",
                "listeners",
                "CLIENT://localhost:%d,CONTROLLER://localhost:%d".formatted(brokerPort, controllerPort),
                "advertised.listeners",
                "CLIENT://localhost:" + brokerPort,
                "log.dirs",
                directory.path().resolve("data").toString(),
                "auto.create.topics.enable",
                Boolean.toString(options.autoCreateTopics())));
        properties.putAll(Map.of(
                // One broker holds everything alone.
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                // Consumers get their partitions at once instead of after three seconds.
                "group.initial.rebalance.delay.ms", "0",
                // 128 MiB by default, taken at start.
                "log.cleaner.dedupe.buffer.size", "2097152",
                // A request may carry 8 MiB of attachments in base64.
                "message.max.bytes", "16777216"));
        // A killed consumer is missed sooner than after six seconds, if it asks for that.
        properties.put("group.min.session.timeout.ms", "1000");
        return properties;
    }

    /** Kafka halts the process when a broker cannot go on, such as on a taken port; a part must not do so. */
    private static void throwInsteadOfEndingTheJvm() {
        Exit.Procedure refusal = (statusCode, message) -> {
            throw new IllegalStateException("The Kafka broker cannot go on: " + message);
        };
        Exit.setExitProcedure(refusal);
        Exit.setHaltProcedure(refusal);
    }
}
