package dev.facteur.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How the mail server answers where it does not simply accept. A reply is written as on the wire: {@code 550 5.1.1 …}. */
public final class MailRules {

    public static final int DEFAULT_MAXIMUM_MESSAGE_SIZE = 36_700_160; // 35 MiB, as many providers allow

    private final Map<String, Reply> recipients = new ConcurrentHashMap<>();
    private volatile int maximumMessageSize = DEFAULT_MAXIMUM_MESSAGE_SIZE;
    private volatile @Nullable Reply authentication;
    private volatile @Nullable Reply reversePath;
    private volatile @Nullable Reply content;
    private volatile boolean replyLost;
    private volatile boolean sentFiled;

    /** The largest content in bytes: told after EHLO (RFC 1870), refused with 552 beyond. */
    public void limitMessageSize(int bytes) {
        maximumMessageSize = bytes;
    }

    public void rejectRecipient(String address) {
        answerRecipient(address, "550 5.1.1 User unknown");
    }

    public void answerRecipient(String address, String reply) {
        recipients.put(address.toLowerCase(Locale.ROOT), Reply.parse(reply));
    }

    /** Every AUTH gets this reply, whatever the password. */
    public void answerAuthentication(String reply) {
        authentication = Reply.parse(reply);
    }

    /** Every MAIL FROM gets this reply. */
    public void answerReversePath(String reply) {
        reversePath = Reply.parse(reply);
    }

    /** Every content gets this reply after its final dot. */
    public void answerContent(String reply) {
        content = Reply.parse(reply);
    }

    /** Accepts and files what comes, but closes the connection instead of saying so: the client cannot know. */
    public void loseReplyToContent() {
        replyLost = true;
    }

    /** Files what a user sends into their folder Sent, as some providers do. */
    public void fileSentMessages() {
        sentFiled = true;
    }

    /** Accepts everything again. */
    public void reset() {
        recipients.clear();
        maximumMessageSize = DEFAULT_MAXIMUM_MESSAGE_SIZE;
        authentication = null;
        reversePath = null;
        content = null;
        replyLost = false;
        sentFiled = false;
    }

    int maximumMessageSize() {
        return maximumMessageSize;
    }

    Optional<Reply> forRecipient(String address) {
        return Optional.ofNullable(recipients.get(address.toLowerCase(Locale.ROOT)));
    }

    Optional<Reply> forAuthentication() {
        return Optional.ofNullable(authentication);
    }

    Optional<Reply> forReversePath() {
        return Optional.ofNullable(reversePath);
    }

    Optional<Reply> forContent() {
        return Optional.ofNullable(content);
    }

    boolean isSentFiled() {
        return sentFiled;
    }

    boolean isReplyLost() {
        return replyLost;
    }

    /** A negative reply: code 4yz or 5yz and what follows it. */
    record Reply(int code, String text) {
        Reply {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("Not a negative reply code: " + code);
            }
        }

        static Reply parse(String reply) {
            return new Reply(
                    Integer.parseInt(reply.substring(0, 3)), reply.substring(3).strip());
        }
    }
}
