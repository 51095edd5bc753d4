package dev.facteur.embedded.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@RealServers
class PostfixAndDovecotTest {
    private static final Account JEANNE = new Account("j.dupond@example.test", "sésame: 1");
    private static final int FEWEST_PROCESSES = 6;

    @Test
    void keepsWhatWasSubmittedUntilItIsClosedAndThenNothing() throws Exception {
        Path directory;
        List<ProcessHandle> processes;
        try (var mail = PostfixAndDovecot.start()) {
            directory = mail.directory();
            mail.add(JEANNE);

            submit(mail, "Facture");

            await().untilAsserted(() -> assertThat(mail.folder(JEANNE.address(), "INBOX"))
                    .extracting(String::new)
                    .singleElement()
                    .asString()
                    .contains("Subject: Facture"));
            processes = processesOf(ProcessHandle.current());
        }
        assertThat(directory).doesNotExist();
        assertGone(processes);
    }

    @Test
    void letsNobodySignInToImapWithoutTls() throws IOException {
        try (var mail = PostfixAndDovecot.start();
                var socket = new Socket(PostfixAndDovecot.HOST_THAT_TRUSTS_NOBODY, mail.imapPort())) {
            assertThat(lines(socket.getInputStream()).readLine()).contains("STARTTLS", "LOGINDISABLED");
        }
    }

    @Test
    void nothingOutlivesAKilledJvm() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndStay.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var directory = Path.of(lines(jvm.getInputStream()).readLine());
        var processes = processesOf(jvm.toHandle());
        assertThat(directory).isDirectory();

        jvm.destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(directory).doesNotExist());
        assertGone(processes);
    }

    private static void assertGone(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processes).noneMatch(PostfixAndDovecotTest::isRunning));
    }

    /** The servers with the workers they start: Dovecot's come when the first client asks for them. */
    private static List<ProcessHandle> processesOf(ProcessHandle jvm) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> jvm.descendants().toList(), processes -> processes.size() >= FEWEST_PROCESSES);
    }

    /** One that has ended and that process 1 has not collected yet counts as alive, and has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static BufferedReader lines(java.io.InputStream input) {
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    private static void submit(PostfixAndDovecot mail, String subject) throws Exception {
        var properties = new Properties();
        properties.put(
                "mail.smtp.ssl.socketFactory", mail.authority().clientContext().getSocketFactory());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.auth", "true");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(JEANNE.address());
        message.setRecipients(Message.RecipientType.TO, JEANNE.address());
        message.setSubject(subject);
        message.setText("…", "UTF-8");
        try (var transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(mail.host(), mail.submissionPort(), JEANNE.username(), JEANNE.password());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** What the killed JVM runs. */
    static final class StartAndStay {
        private StartAndStay() {}

        @SuppressWarnings("resource") // it is killed
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(PostfixAndDovecot.start().directory());
            Thread.currentThread().join();
        }
    }
}
