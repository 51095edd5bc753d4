package dev.facteur.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mail transaction (RFC 5321 §3.3): MAIL, RCPT…, DATA and the content, or RSET. Used once. */
final class Transaction {
    /** How many commands go out before replies are read: more could fill both directions and stall (RFC 2920 §3.1). */
    private static final int BURST = 100;

    private static final int SERVICE_CLOSING = 421;

    private final Wire wire;
    private final boolean pipelining;
    private final List<RecipientReply> recipients = new ArrayList<>();
    /** The first refusal of each stage. */
    private final Map<SmtpStage, SmtpReply> refusals = new EnumMap<>(SmtpStage.class);

    private boolean contentExpected;
    private boolean finalDotWritten;

    /** @param forwardPath of a RCPT, else empty */
    private record Command(SmtpStage stage, String line, String forwardPath) {
        static final Command RSET = new Command(SmtpStage.RSET, "RSET", "");
        static final Command DATA = new Command(SmtpStage.DATA, "DATA", "");

        static Command mail(String line) {
            return new Command(SmtpStage.MAIL, line, "");
        }

        static Command rcpt(String forwardPath) {
            return new Command(SmtpStage.RCPT, "RCPT TO:<" + forwardPath + ">", forwardPath);
        }
    }

    Transaction(Wire wire, boolean pipelining) {
        this.wire = wire;
        this.pipelining = pipelining;
    }

    /** @param resetFirst whether an earlier transaction may still be open */
    SubmissionResult submit(String mail, List<String> forwardPaths, MessageContent content, boolean resetFirst) {
        List<Command> commands = new ArrayList<>(forwardPaths.size() + 3);
        if (resetFirst) {
            commands.add(Command.RSET);
        }
        commands.add(Command.mail(mail));
        forwardPaths.forEach(path -> commands.add(Command.rcpt(path)));
        commands.add(Command.DATA);
        try {
            converse(commands);
            Optional<ConversationFault> refusal = refusal();
            return refusal.isPresent() ? withoutContent(refusal.get()) : withContent(content);
        } catch (ConversationEnded e) {
            return finalDotWritten && e.fault() instanceof ConversationFault.Broken
                    ? new SubmissionResult.Uncertain(e.fault(), recipients)
                    : new SubmissionResult.NotAccepted(e.fault(), recipients);
        }
    }

    /** Asks whether the server would take mail this way, and takes the question back. */
    Optional<ConversationFault> probe(String mail, String forwardPath, boolean resetFirst) throws ConversationEnded {
        List<Command> commands = List.of(Command.mail(mail), Command.rcpt(forwardPath), Command.RSET);
        if (resetFirst) {
            converse(List.of(Command.RSET));
        }
        converse(commands);
        return refusal();
    }

    private void converse(List<Command> commands) throws ConversationEnded {
        int size = pipelining ? BURST : 1;
        for (int from = 0; from < commands.size(); from += size) {
            List<Command> burst = commands.subList(from, Math.min(from + size, commands.size()));
            if (isPointless(burst.getFirst())) {
                continue;
            }
            wire.say(burst.getFirst().stage(), burst.stream().map(Command::line).toList());
            for (Command command : burst) {
                take(command, wire.hear(command.stage()));
            }
        }
    }

    /** After a refusal that is known before the next burst. */
    private boolean isPointless(Command next) {
        return switch (next.stage()) {
            case RCPT -> refusals.containsKey(SmtpStage.MAIL);
            case DATA -> refusal().isPresent();
            case CONNECT, TLS, GREETING, EHLO, STARTTLS, AUTH, MAIL, END_OF_DATA, RSET, QUIT -> false;
        };
    }

    private void take(Command command, SmtpReply reply) throws ConversationEnded {
        SmtpStage stage = command.stage();
        boolean refused = reply.isTransient() || reply.isPermanent();
        if (!refused && reply.isIntermediate() != (stage == SmtpStage.DATA)) {
            throw wire.violation(stage, "reply out of turn: " + reply);
        }
        if (refused) {
            refusals.putIfAbsent(stage, reply);
        }
        if (stage == SmtpStage.RCPT) {
            recipients.add(new RecipientReply(command.forwardPath(), reply));
        }
        if (stage == SmtpStage.DATA) {
            contentExpected = !refused;
        }
        // Behind a 421 no further reply may come; without RSET recipients of another message may still be noted.
        if (reply.code() == SERVICE_CLOSING || (refused && stage == SmtpStage.RSET)) {
            wire.close();
            throw new ConversationEnded(refusal().orElse(new ConversationFault.Refused(stage, reply)));
        }
    }

    private boolean anyRecipientAccepted() {
        return recipients.stream().anyMatch(RecipientReply::accepted);
    }

    /** Why this transaction cannot go on, if it cannot: the first stage that failed, not what followed from it. */
    private Optional<ConversationFault> refusal() {
        return refused(SmtpStage.MAIL)
                .or(() -> anyRecipientAccepted() ? Optional.empty() : refused(SmtpStage.RCPT))
                .or(() -> refused(SmtpStage.DATA));
    }

    private Optional<ConversationFault> refused(SmtpStage stage) {
        return Optional.ofNullable(refusals.get(stage)).map(reply -> new ConversationFault.Refused(stage, reply));
    }

    /**
     * DATA was said in the same burst as what was refused, and the server may now wait for content. With no recipient a
     * lone dot ends that (RFC 2920 §3.1); with one, after a refused MAIL, it could send an empty message: hang up.
     */
    private SubmissionResult withoutContent(ConversationFault refusal) {
        if (contentExpected && anyRecipientAccepted()) {
            wire.close();
        } else if (contentExpected) {
            try {
                wire.ask(SmtpStage.END_OF_DATA, ".");
            } catch (ConversationEnded e) {
                // The wire is closed; the refusal stays what it was.
            }
        }
        return new SubmissionResult.NotAccepted(refusal, recipients);
    }

    private SubmissionResult withContent(MessageContent content) throws ConversationEnded {
        DotStuffing out = new DotStuffing(wire::write, content.size());
        Optional<ConversationFault> unreadable = write(content, out);
        if (unreadable.isPresent()) {
            return new SubmissionResult.NotAccepted(unreadable.get(), recipients);
        }
        finalDotWritten = true;
        out.finish();
        SmtpReply reply = wire.hear(SmtpStage.END_OF_DATA);
        if (reply.isIntermediate()) {
            throw wire.violation(SmtpStage.END_OF_DATA, "reply out of turn: " + reply);
        }
        if (reply.code() == SERVICE_CLOSING) {
            wire.close();
        }
        return reply.isPositive()
                ? new SubmissionResult.Accepted(reply, recipients)
                : new SubmissionResult.NotAccepted(
                        new ConversationFault.Refused(SmtpStage.END_OF_DATA, reply), recipients);
    }

    /** All but the final dot. Whatever goes wrong up to here, hanging up without the dot means that nothing is sent. */
    private Optional<ConversationFault> write(MessageContent content, DotStuffing out) throws ConversationEnded {
        boolean complete = false;
        try {
            wire.startContent();
            content.writeTo(out);
            if (out.received() != content.size()) {
                return unreadable(out.received() + " bytes came of " + content.size());
            }
            out.beforeFinalDot();
            complete = true;
            return Optional.empty();
        } catch (ConversationEnded e) {
            throw e;
        } catch (IOException e) {
            // Its message may name what must not be logged, such as a signed URL.
            return unreadable(e.getClass().getSimpleName());
        } finally {
            if (!complete) {
                wire.close();
            }
        }
    }

    private static Optional<ConversationFault> unreadable(String detail) {
        return Optional.of(new ConversationFault.Broken(SmtpStage.DATA, BreakReason.CONTENT_UNREADABLE, detail));
    }
}
