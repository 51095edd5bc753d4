package dev.facteur.local;

import dev.facteur.embedded.Database;
import dev.facteur.model.SenderKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** All that both services have written and answer, as texts: every log, record, row and answer. */
final class Traces {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String TABLES = """
            SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""";

    private Traces() {}

    /** Line by line. */
    static List<String> logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> lines = new ArrayList<>();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                lines.addAll(
                        Files.readString(log, StandardCharsets.UTF_8).lines().toList());
            }
            return lines;
        }
    }

    /** Key, headers and value of each record of each topic, one character per byte. */
    static List<String> topics(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(LOOK).forEach(next -> records.add(text(next)));
            }
            return records;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> next) {
        StringBuilder text = new StringBuilder(next.topic()).append(' ').append(latin(next.key()));
        next.headers()
                .forEach(header ->
                        text.append(' ').append(header.key()).append('=').append(latin(header.value())));
        return text.append(' ').append(latin(next.value())).toString();
    }

    private static String latin(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Every row of every table with all of its columns, bytes in hexadecimal. */
    static List<String> rows(Stack stack, Database database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl(database), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            for (String table : column(statement, TABLES)) {
                column(statement, "SELECT each::text FROM " + table + " each")
                        .forEach(row -> rows.add(table + " " + row));
            }
            return rows;
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    /** What the APIs answer to these people and to an operator, and what they tell of themselves. */
    static List<String> answers(Stack stack, List<SenderKey> people) throws IOException, InterruptedException {
        String settings = stack.ports().url(Port.SETTINGS);
        String dispatch = stack.ports().url(Port.DISPATCH);
        List<String> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (SenderKey person : people) {
                String token = stack.token(person);
                for (String path :
                        List.of("/sender-profiles/me", "/sender-profiles/me/history", "/partner-connections")) {
                    answers.add(get(client, settings + path, token));
                }
            }
            String operator = stack.token(people.getFirst(), "operator", "sender-admin");
            for (String path : List.of("/deliveries", "/deliveries/summary")) {
                answers.add(get(client, dispatch + path, operator));
            }
            for (String path : List.of("/q/metrics", "/q/health", "/q/openapi")) {
                answers.add(get(client, settings + path, operator));
                answers.add(get(client, dispatch + path, operator));
            }
        }
        return answers;
    }

    private static String get(HttpClient client, String address, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
