package dev.facteur.settings.check.fault;

import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.check.trial.Trouble.NoFolder;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import dev.facteur.submission.meaning.imap.ImapMeaning;
import dev.facteur.submission.meaning.imap.ImapMeaningKind;
import dev.facteur.submission.meaning.imap.ImapReplyTable;
import dev.facteur.submission.meaning.imap.ImapStage;
import java.util.List;
import java.util.Map;

/** What an IMAP server refused, and folders that are not there, as faults. */
final class ImapFaults {
    private static final String SENT_FOLDER = Form.IMAP.pointer(FormField.SENT_FOLDER);
    private static final String INBOX = "INBOX";
    // A list to choose from, not an inventory.
    private static final int MAX_CHOICES = 200;

    private ImapFaults() {}

    static Fault of(Trouble.ImapRefused refused) {
        ImapMeaning meaning = ImapReplyTable.of(refused.stage(), refused.reply());
        return Fault.at(
                Form.IMAP.pointer(meaning.field().orElse(FormField.HOST)),
                stage(refused.stage()),
                meaning.hint().map(Hint::name).orElseGet(() -> code(meaning.kind())),
                CheckFaults.cut(refused.reply().words()));
    }

    static Fault of(NoFolder folder) {
        Fault fault = Fault.at(
                        SENT_FOLDER,
                        FaultStage.SENT_FOLDER,
                        switch (folder.reason()) {
                            case NOT_FOUND -> "SENT_FOLDER_NOT_FOUND";
                            case MISSING -> "SENT_FOLDER_MISSING";
                            case READ_ONLY -> "SENT_FOLDER_READ_ONLY";
                            case REFUSED -> "SENT_FOLDER_REFUSED";
                        },
                        folder.name().orElse(""))
                .choosingFrom(choices(folder));
        return folder.likely()
                .map(name -> fault.advising("advice.folder", name).suggesting(Map.of(SENT_FOLDER, name)))
                .orElse(fault);
    }

    /** Nobody wants what they have sent among what they have received. */
    private static List<String> choices(NoFolder folder) {
        return folder.folders().stream()
                .filter(name -> !name.equalsIgnoreCase(INBOX))
                .limit(MAX_CHOICES)
                .toList();
    }

    private static String code(ImapMeaningKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> "CREDENTIALS_REFUSED";
            case FOLDER -> "FOLDERS_REFUSED";
            case MAILBOX_FULL -> Hint.OWN_MAILBOX_FULL.name();
            case MESSAGE_SIZE -> "PROBE_REFUSED";
            case THROTTLED -> "THROTTLED";
            case TLS -> "ENCRYPTION_REFUSED";
            case TRANSIENT -> "NOT_NOW";
            case UNREACHABLE -> "SERVICE_REFUSED";
        };
    }

    private static FaultStage stage(ImapStage stage) {
        return switch (stage) {
            case GREETING -> FaultStage.GREETING;
            case STARTTLS -> FaultStage.CAPABILITIES;
            case LOGIN -> FaultStage.AUTH;
            case FOLDER, APPEND -> FaultStage.SENT_FOLDER;
        };
    }
}
