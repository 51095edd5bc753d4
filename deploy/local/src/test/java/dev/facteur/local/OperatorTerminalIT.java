package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every act of an operator, from a terminal, on the packaged services. */
@ExtendWith(StackExtension.class)
class OperatorTerminalIT {
    private static final Path SCRIPT = Path.of(System.getProperty("facteur.root"), "deploy/facteurctl");

    @TempDir
    Path work;

    @Test
    void whatFailedIsSentAgainOnceTheCountIsSaid(RunningStack stack) throws Exception {
        OperatorTrouble trouble = new OperatorTrouble(stack, "terminal-replay");
        String requestId = trouble.failed();
        String[] filter = {"replay", "tenant=" + trouble.sender().tenantId(), "requestId=" + requestId};

        assertThat(run(stack, "status").output()).contains("RECIPIENT_REJECTED").contains("on Kafka, not finished");
        assertThat(run(stack, "find", "tenant=" + trouble.sender().tenantId(), "requestId=" + requestId)
                        .output())
                .contains("FAILED");
        Ran refused = run(stack, filter[0], filter[1], filter[2], "--yes", "2");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.errors()).contains("there are 1");
        assertThat(trouble.received(requestId)).isZero();

        assertThat(run(stack, filter[0], filter[1], filter[2], "--yes", "1").output())
                .contains("1 are sent again");

        trouble.await(requestId, Topics.DOCUMENT_SENT);
        assertThat(trouble.received(requestId)).isEqualTo(1);
        assertThat(run(stack, "show", trouble.sender().tenantId().value(), requestId)
                        .output())
                .contains("SENT", "550", "by OPERATOR");
        assertThat(run(stack, "audit").output()).contains("o.perator", "REPLAY", requestId);
    }

    @Test
    void whatWaitsIsGivenUp(RunningStack stack) throws Exception {
        OperatorTrouble trouble = new OperatorTrouble(stack, "terminal-cancel");
        String requestId = trouble.waiting();
        String tenant = trouble.sender().tenantId().value();

        assertThat(run(stack, "cancel", tenant, requestId).output()).contains("CANCELLED");

        trouble.await(requestId, Topics.DELIVERY_FAILED);
        Ran again = run(stack, "cancel", tenant, requestId);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.errors()).contains("409");
    }

    @Test
    void whatIsInDoubtIsSettledEitherWay(RunningStack stack) throws Exception {
        OperatorTrouble trouble = new OperatorTrouble(stack, "terminal-settle");
        String wasSent = trouble.held("1");
        String again = trouble.held("2");
        String tenant = trouble.sender().tenantId().value();
        int before = trouble.received(again);

        assertThat(run(stack, "sent", tenant, wasSent).output()).contains("SENT");
        assertThat(run(stack, "resend", tenant, again).code()).isZero();

        trouble.await(wasSent, Topics.DOCUMENT_SENT);
        trouble.await(again, Topics.DOCUMENT_SENT);
        assertThat(trouble.received(again)).isEqualTo(before + 1);
    }

    @Test
    void whatWasRejectedIsPublishedAgainAfterCorrection(RunningStack stack) throws Exception {
        OperatorTrouble trouble = new OperatorTrouble(stack, "terminal-rejected");
        String requestId = trouble.rejected("1");
        String id = listed(stack, requestId);

        String record = run(stack, "record", id).output();
        assertThat(record).contains("/onUncertain", "MAYBE", "@societe-cliente.example");
        assertThat(record).doesNotContain(OperatorTrouble.reader(requestId)).doesNotContain("Bonjour");
        Path editor = Files.writeString(work.resolve("editor"), "#!/bin/sh\nsed -i s/MAYBE/RESEND/ \"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();

        assertThat(run(stack, "edit", id).output()).contains("published as").contains(requestId);

        trouble.await(requestId, Topics.DOCUMENT_SENT);
        assertThat(trouble.received(requestId)).isEqualTo(1);
        Ran twice = run(
                stack,
                "publish",
                id,
                Files.writeString(work.resolve("again"), "{}").toString());
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.errors()).contains("o.perator");
    }

    @Test
    void whatNeedsNothingIsDismissed(RunningStack stack) throws Exception {
        OperatorTrouble trouble = new OperatorTrouble(stack, "terminal-dismiss");
        String id = listed(stack, trouble.rejected("1"));

        assertThat(run(stack, "dismiss", id).code()).isZero();

        assertThat(run(stack, "rejected").output())
                .doesNotContain(trouble.sender().senderId().value());
        assertThat(run(stack, "rejected", "handled=all").output()).contains("DISMISSED by o.perator");
    }

    @Test
    void whoeverIsNoOperatorIsTurnedAway(RunningStack stack) throws Exception {
        Ran refused = run(stack, stack.stack().token(Sample.RELAY_SENDER), List.of("rejected"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.errors()).contains("403");
        assertThat(run(stack, "nonsense").code()).isEqualTo(2);
    }

    private String listed(RunningStack stack, String requestId) {
        Pattern line = Pattern.compile("(?m)^(\\d+)  .*" + Pattern.quote(requestId));
        return await().atMost(RunningStack.PATIENCE)
                .until(
                        () -> line.matcher(run(stack, "rejected").output())
                                .results()
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Ran run(RunningStack stack, String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        return run(stack, stack.stack().token(Sample.OPERATOR, "operator"), all);
    }

    private Ran run(RunningStack stack, String token, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile(work, "output", "");
        Path errors = Files.createTempFile(work, "errors", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("FACTEUR_URL", stack.stack().ports().url(Port.DISPATCH));
        builder.environment()
                .put(
                        "FACTEUR_TOKEN_FILE",
                        Files.writeString(work.resolve("token"), token).toString());
        builder.environment().put("EDITOR", work.resolve("editor").toString());
        builder.environment().put("LANG", "en_GB.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(RunningStack.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private record Ran(int code, String output, String errors) {}
}
