package dev.facteur.dispatch.attachment;

import dev.facteur.dispatch.attachment.FetchingResult.Failed;
import dev.facteur.dispatch.attachment.FetchingResult.NotNow;
import dev.facteur.fetch.FetchFault;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.network.HostVerdict;
import java.util.Optional;

/** What it means for a document that one of its attachments could not be fetched. Pure. */
final class AttachmentFaults {
    private AttachmentFaults() {}

    static FetchingResult of(FetchFault fault, Attachment.ByReference attachment) {
        return switch (fault) {
            case FetchFault.Status(int code) -> ofStatus(code, attachment);
            case FetchFault.TooLarge _ -> mismatch(attachment, "is larger than the request says");
            case FetchFault.HostRefused(HostVerdict.Forbidden _) ->
                unavailable(attachment, WhoActs.CALLER, "its host must not be contacted");
            case FetchFault.HostRefused(HostVerdict.Unresolved _) -> later(attachment, "its host cannot be found");
            case FetchFault.UrlRefused _, FetchFault.TooManyRedirects _ ->
                unavailable(attachment, WhoActs.CALLER, "its address leads to no file");
            case FetchFault.Encoded _ ->
                unavailable(attachment, WhoActs.CALLER, "its server compresses what it is asked not to");
            case FetchFault.TimedOut _ -> later(attachment, "it took too long");
            case FetchFault.TlsFailure _ -> later(attachment, "its server shows no certificate that is trusted");
            case FetchFault.Unreachable _ -> later(attachment, "its server cannot be reached");
        };
    }

    static FetchingResult mismatch(Attachment.ByReference attachment, String what) {
        return new Failed(
                FailureCause.ATTACHMENT_MISMATCH,
                WhoActs.CALLER,
                "The attachment " + attachment.fileName() + " " + what);
    }

    static FetchingResult unavailable(Attachment.ByReference attachment, WhoActs whoActs, String why) {
        return new Failed(FailureCause.ATTACHMENT_UNAVAILABLE, whoActs, sentence(attachment, why));
    }

    static FetchingResult later(Attachment.ByReference attachment, String why) {
        return new NotNow(sentence(attachment, why), Optional.empty());
    }

    private static FetchingResult ofStatus(int code, Attachment.ByReference attachment) {
        String why = "its server answered " + code;
        return switch (code) {
            case 408, 425, 429 -> later(attachment, why);
            // The caller's link has expired or never opened; an object store is opened by our own credentials.
            case 401, 403 ->
                unavailable(attachment, isInObjectStore(attachment) ? WhoActs.OPERATOR : WhoActs.CALLER, why);
            default -> code >= 500 ? later(attachment, why) : unavailable(attachment, WhoActs.CALLER, why);
        };
    }

    static boolean isInObjectStore(Attachment.ByReference attachment) {
        return attachment.url().getScheme().equals("s3");
    }

    private static String sentence(Attachment.ByReference attachment, String why) {
        return "The attachment " + attachment.fileName() + " cannot be fetched: " + why;
    }
}
