package dev.facteur.embedded.partner.sending;

import com.sun.net.httpserver.HttpExchange;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.partner.sending.SendingApi.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes messages by HTTP, delivers them and files them in the account's Sent folder; or does what the rules say. */
public final class SendingDesk {
    private static final String BEARER = "Bearer ";

    private final SendingApi api;
    private final Function<String, Optional<Access>> accessOf;
    private final SendingRules rules = new SendingRules();
    private final List<SentMessage> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable MailPart mail;

    /** @param accessOf what an access token allows; empty if it is unknown, expired or revoked */
    public SendingDesk(SendingApi api, Function<String, Optional<Access>> accessOf) {
        this.api = api;
        this.accessOf = accessOf;
    }

    public SendingRules rules() {
        return rules;
    }

    public List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    public void deliverInto(MailPart server) {
        mail = server;
    }

    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Access> access = bearer(exchange).flatMap(accessOf);
            SendingRule rule = rules.take(access.map(Access::account)).orElse(null);
            if (rule == SendingBreak.BEFORE_BODY) {
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(api.largestBody() + 1);
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            switch (rule) {
                case null -> answer(exchange, reply(exchange, access, body));
                case SendingReply reply -> answer(exchange, reply);
                case SendingBreak _ when rule == SendingBreak.AFTER_FILING -> reply(exchange, access, body);
                case SendingBreak _ when rule == SendingBreak.HANGS -> rules.hang();
                case SendingBreak _ -> {
                    // closed without an answer
                }
            }
        }
    }

    private SendingReply reply(HttpExchange exchange, Optional<Access> access, byte[] body) {
        if (!"POST".equals(exchange.getRequestMethod())
                || !api.path().equals(exchange.getRequestURI().getPath())) {
            return SendingReply.html(404, "<title>Not Found</title>");
        }
        if (access.isEmpty()) {
            return api.refusal(Refusal.TOKEN);
        }
        if (!api.maySend(access.get().scopes())) {
            return api.refusal(Refusal.SCOPE);
        }
        if (!api.takes(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), ""))) {
            return api.refusal(Refusal.MEDIA_TYPE);
        }
        if (body.length > api.largestBody()) {
            return api.refusal(Refusal.TOO_LARGE);
        }
        return api.decoded(body)
                .map(content -> send(access.get().account(), content))
                .orElseGet(() -> api.refusal(Refusal.ENCODING));
    }

    private SendingReply send(String account, byte[] content) {
        OutgoingMessage message;
        try {
            message = OutgoingMessage.read(content, account).sentBy(account);
        } catch (OutgoingMessage.NoAddress e) {
            return api.refusal(Refusal.ADDRESS);
        } catch (OutgoingMessage.Unreadable e) {
            return api.refusal(Refusal.MESSAGE);
        }
        if (message.recipients().isEmpty()) {
            return api.refusal(Refusal.NO_RECIPIENT);
        }
        if (message.recipients().size() > api.mostRecipients()) {
            return api.refusal(Refusal.TOO_MANY_RECIPIENTS);
        }
        return file(
                account, rules.isMessageIdRewritten() ? message.withAnotherMessageId(api.messageIdDomain()) : message);
    }

    private SendingReply file(String account, OutgoingMessage message) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        sent.add(new SentMessage(account, id, message.recipients(), message.content()));
        MailPart server = mail;
        if (server != null) {
            server.file(account, api.sentFolder(), message.content());
            server.accept(new ReceivedMessage(
                    account, message.recipients(), Optional.of(account), message.contentWithoutBcc()));
        }
        return api.accepted(id);
    }

    private static Optional<String> bearer(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    private static void answer(HttpExchange exchange, SendingReply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
