package dev.facteur.dispatch.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.EnhancedStatusCode;
import dev.facteur.submission.RecipientReply;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.SubmissionResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The servers' own words, and what becomes of the document. */
class SmtpOutcomesTest {
    private final SmtpOutcomes mailbox = new SmtpOutcomes(Route.Owner.SENDER);
    private final SmtpOutcomes relay = new SmtpOutcomes(Route.Owner.OPERATOR);

    @Test
    void aWrongPasswordOfAMailboxMeansThatTheSenderMustSignInAgain() {
        assertThat(mailbox.of(refused(SmtpStage.AUTH, "535 5.7.8 Error: authentication failed")))
                .isInstanceOf(AuthenticationExpired.class);
    }

    @Test
    void aWrongPasswordOfTheRelayIsTheOperatorsAndDocumentsWait() {
        // When
        DeliveryOutcome outcome = relay.of(refused(SmtpStage.AUTH, "535 5.7.8 Error: authentication failed"));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.whoActs()).isEqualTo(WhoActs.OPERATOR);
            assertThat(deferred.reason()).isEqualTo(DelayReason.RETRY);
        });
    }

    @Test
    void aLoginThatFailsForTheMomentIsNoWrongPassword() {
        assertThat(mailbox.of(refused(SmtpStage.AUTH, "454 4.7.0 Temporary authentication failure")))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void aDailyLimitWaitsADayAlthoughItsCodeSaysNever() {
        // When
        DeliveryOutcome outcome = mailbox.of(refused(SmtpStage.MAIL, "550 5.4.5 Daily user sending limit exceeded."));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo(DelayReason.THROTTLED);
            assertThat(deferred.retryAfter()).contains(Duration.ofHours(24));
        });
    }

    @Test
    void anUnknownRecipientIsForTheCaller() {
        // Given
        SmtpReply reply = reply("550 5.1.1 <x@example.org>: Recipient address rejected: User unknown");
        SubmissionResult result = new SubmissionResult.NotAccepted(
                new ConversationFault.Refused(SmtpStage.RCPT, reply),
                List.of(new RecipientReply("x@example.org", reply)));

        // When
        DeliveryOutcome outcome = relay.of(result, List.of(new EmailAddress("x@example.org")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
            assertThat(rejected.whoActs()).isEqualTo(WhoActs.CALLER);
            assertThat(rejected.smtp().orElseThrow().enhanced()).contains("5.1.1");
            assertThat(rejected.recipients()).singleElement().matches(recipient -> !recipient.accepted());
        });
    }

    @Test
    void someRefusedRecipientsAreReportedBesideTheAcceptedOnes() {
        // Given
        SubmissionResult result = new SubmissionResult.Accepted(
                reply("250 2.0.0 Ok: queued as 12345"),
                List.of(
                        new RecipientReply("a@example.org", reply("250 2.1.5 Ok")),
                        new RecipientReply("b@example.org", reply("550 5.1.1 User unknown"))));

        // When
        DeliveryOutcome outcome =
                relay.of(result, List.of(new EmailAddress("a@example.org"), new EmailAddress("b@example.org")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.recipients())
                                .containsExactly(
                                        new RecipientOutcome(
                                                new EmailAddress("a@example.org"),
                                                true,
                                                Optional.of("250 2.0.0 Ok: queued as 12345")),
                                        new RecipientOutcome(
                                                new EmailAddress("b@example.org"),
                                                false,
                                                Optional.of("550 5.1.1 User unknown"))));
    }

    @Test
    void whoIsDeferredIsAskedAgainAndNobodyElse() {
        // When
        DeliveryOutcome outcome =
                accepted("250 2.1.5 Ok", "450 4.2.0 Greylisted", "550 5.1.1 User unknown", "452 4.2.2 Mailbox full");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PartlyAccepted.class, partly -> {
            assertThat(partly.settled())
                    .extracting(recipient -> recipient.address().value(), RecipientOutcome::accepted)
                    .containsExactly(tuple("0@example.org", true), tuple("2@example.org", false));
            assertThat(partly.rest().retryAfter()).isEmpty();
            assertThat(partly.rest().smtp().orElseThrow().code()).hasValue(450);
        });
    }

    @Test
    void whoWereTooManyAreTakenAtOnceWhenTheyComeAlone() {
        assertThat(accepted("250 2.1.5 Ok", "452 4.5.3 Too many recipients"))
                .isInstanceOfSatisfying(
                        PartlyAccepted.class,
                        partly -> assertThat(partly.rest().retryAfter()).contains(Duration.ZERO));
        assertThat(relay.of(refused(SmtpStage.RCPT, "452 4.5.3 Too many recipients")))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEmpty());
    }

    @Test
    void greylistingIsTriedAgain() {
        assertThat(relay.of(refused(SmtpStage.RCPT, "450 4.2.0 Greylisted, see http://postgrey.schweikert.ch")))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reason()).isEqualTo(DelayReason.RETRY));
    }

    @Test
    void aSenderThatTheMailboxRefusesIsForTheSender() {
        assertThat(mailbox.of(refused(
                        SmtpStage.MAIL, "553 5.7.1 <a@b.example>: Sender address rejected: not owned by user x")))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.cause()).isEqualTo(FailureCause.SENDER_REJECTED);
                    assertThat(rejected.whoActs()).isEqualTo(WhoActs.SENDER);
                });
    }

    @Test
    void aServerThatIsAwayIsWaitedFor() {
        assertThat(relay.of(new ConversationFault.Broken(SmtpStage.CONNECT, BreakReason.CONNECTION_REFUSED, "")))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE);
                    assertThat(deferred.ifGivenUp()).isEqualTo(FailureCause.SERVER_UNREACHABLE);
                });
    }

    @Test
    void aCertificateThatIsNotTrustedIsATlsFailureInTheEnd() {
        assertThat(mailbox.of(new ConversationFault.Broken(SmtpStage.TLS, BreakReason.CERTIFICATE_UNTRUSTED, "")))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.ifGivenUp()).isEqualTo(FailureCause.TLS_FAILURE));
    }

    @Test
    void aConnectionLostBeforeTheDotIsCertainAndAfterItUncertain() {
        // Given
        ConversationFault before = new ConversationFault.Broken(SmtpStage.DATA, BreakReason.RESET_BY_PEER, "");
        ConversationFault after = new ConversationFault.Broken(SmtpStage.END_OF_DATA, BreakReason.RESET_BY_PEER, "");

        // When / Then
        assertThat(relay.of(new SubmissionResult.NotAccepted(before, List.of()), List.of()))
                .isInstanceOf(Deferred.class);
        assertThat(relay.of(new SubmissionResult.Uncertain(after, List.of()), List.of()))
                .isInstanceOf(Uncertain.class);
    }

    @Test
    void aMessageOverTheServersLimitIsTooLarge() {
        assertThat(relay.of(new ConversationFault.Unsupported(SmtpStage.MAIL, Requirement.SIZE, "limit 1000")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE));
    }

    @Test
    void anAddressBeyondAsciiIsTheCallersIfItIsARecipientsElseTheSenders() {
        // Given
        SubmissionResult result = new SubmissionResult.NotAccepted(
                new ConversationFault.Unsupported(SmtpStage.MAIL, Requirement.SMTP_UTF8, ""), List.of());

        // When / Then
        assertThat(relay.of(result, List.of(new EmailAddress("jérôme@example.org"))))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
                    assertThat(rejected.whoActs()).isEqualTo(WhoActs.CALLER);
                });
        assertThat(relay.of(result, List.of(new EmailAddress("a@bücher.example"))))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.cause()).isEqualTo(FailureCause.SENDER_REJECTED);
                    assertThat(rejected.whoActs()).isEqualTo(WhoActs.SENDER);
                });
    }

    private DeliveryOutcome accepted(String... repliesToRecipients) {
        List<RecipientReply> replies = Stream.of(repliesToRecipients)
                .map(line -> new RecipientReply("x@example.org", reply(line)))
                .toList();
        List<EmailAddress> recipients = IntStream.range(0, replies.size())
                .mapToObj(i -> new EmailAddress(i + "@example.org"))
                .toList();
        return relay.of(new SubmissionResult.Accepted(reply("250 2.0.0 Ok: queued as 12345"), replies), recipients);
    }

    private static ConversationFault refused(SmtpStage stage, String line) {
        return new ConversationFault.Refused(stage, reply(line));
    }

    private static SmtpReply reply(String line) {
        String[] words = line.split(" ", 3);
        String[] digits = words[1].split("\\.", 3);
        return new SmtpReply(
                Integer.parseInt(words[0]),
                Optional.of(new EnhancedStatusCode(
                        Integer.parseInt(digits[0]), Integer.parseInt(digits[1]), Integer.parseInt(digits[2]))),
                List.of(words[2]));
    }
}
