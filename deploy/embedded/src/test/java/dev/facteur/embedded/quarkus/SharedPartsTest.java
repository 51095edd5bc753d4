package dev.facteur.embedded.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

    @Test
    void testsOfEveryProfileMeetTheSameBroker() throws Exception {
        var here = new KafkaResource().start();

        assertThat(inAnotherProfile(KafkaResource.class, Map.of())).isEqualTo(here);
        var servers = Shared.kafka().bootstrapServers();
        assertThat(here).containsExactly(Map.entry("kafka.bootstrap.servers", servers));
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Shared.kafka().createTopic("letters", 3);
            assertThat(admin.describeTopics(List.of("letters")).allTopicNames().get())
                    .hasEntrySatisfying(
                            "letters", topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    @Test
    void testsOfEveryProfileMeetTheSameDatabases() throws Exception {
        var argument = Map.of(PostgresResource.DATABASE, "dispatch");
        var postgres = new PostgresResource();
        postgres.init(argument);

        var here = postgres.start();

        assertThat(here)
                .containsEntry("quarkus.datasource.username", "dispatch")
                .containsKeys("quarkus.datasource.jdbc.url", "quarkus.datasource.password");
        assertThat(inAnotherProfile(PostgresResource.class, argument)).isEqualTo(here);
    }

    @Test
    void aDatabaseMustBeNamed() {
        var postgres = new PostgresResource();

        assertThatThrownBy(() -> postgres.init(Map.of())).hasMessageContaining("settings or dispatch");
    }

    @Test
    void mailSetsItsPlacesAndThePropertiesThatAskForThem() {
        var resource = new MailResource();
        resource.init(Map.of("quarkus.mailer.port", "relay-port"));

        var properties = resource.start();
        resource.stop();

        assertThat(properties.get("quarkus.mailer.port"))
                .isNotNull()
                .isEqualTo(properties.get("facteur.test.mail.relay-port"));
        assertThat(properties.get("facteur.test.mail.authority")).startsWith("-----BEGIN CERTIFICATE-----");
    }

    private static Map<String, String> inAnotherProfile(
            Class<? extends QuarkusTestResourceLifecycleManager> type, Map<String, String> arguments)
            throws ReflectiveOperationException {
        var loaded = new ProfileClassLoader().loadClass(type.getName());
        assertThat(loaded).isNotSameAs(type);
        var resource = (QuarkusTestResourceLifecycleManager)
                loaded.getDeclaredConstructor().newInstance();
        resource.init(arguments);
        return resource.start();
    }

    /** Loads this project's classes anew, as Quarkus does for every test profile. */
    private static final class ProfileClassLoader extends ClassLoader {
        ProfileClassLoader() {
            super(SharedPartsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith("dev.facteur.embedded.") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
