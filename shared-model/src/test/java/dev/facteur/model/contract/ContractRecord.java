package dev.facteur.model.contract;

import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.SenderProfile;

/** Every record of the contract: the name of its schema and examples, its type, and one with every component filled. */
enum ContractRecord {
    SEND_DOCUMENT("send-document", SendDocument.class),
    DOCUMENT_SENT("document-sent", DocumentSent.class),
    DELIVERY_DELAYED("delivery-delayed", DeliveryDelayed.class),
    DELIVERY_FAILED("delivery-failed", DeliveryFailed.class),
    AUTHENTICATION_EXPIRED("authentication-expired", AuthenticationExpired.class),
    AUTHENTICATION_RESTORED("authentication-restored", AuthenticationRestored.class),
    SENT_COPY_FAILED("sent-copy-failed", SentCopyFailed.class),
    SENDER_PROFILE("sender-profile", SenderProfile.class);

    final String schema;
    final Class<? extends Record> type;

    ContractRecord(String schema, Class<? extends Record> type) {
        this.schema = schema;
        this.type = type;
    }

    Record full() {
        return switch (this) {
            case SEND_DOCUMENT -> FullRecords.sendDocument();
            case DOCUMENT_SENT -> FullRecords.documentSent();
            case DELIVERY_DELAYED -> FullRecords.deliveryDelayed();
            case DELIVERY_FAILED -> FullRecords.deliveryFailed();
            case AUTHENTICATION_EXPIRED -> FullRecords.authenticationExpired();
            case AUTHENTICATION_RESTORED -> FullRecords.authenticationRestored();
            case SENT_COPY_FAILED -> FullRecords.sentCopyFailed();
            case SENDER_PROFILE -> FullRecords.senderProfile();
        };
    }
}
