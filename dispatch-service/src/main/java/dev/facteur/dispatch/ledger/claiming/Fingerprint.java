package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.SendDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * SHA-256 over what a request means, not over how its JSON was written: a caller who repeats a request with its fields
 * in another order repeats it all the same.
 */
final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static byte[] of(SendDocument request) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(request.senderId().value());
        request.from().ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        fingerprint.add(request.to());
        fingerprint.add(request.cc());
        fingerprint.add(request.bcc());
        request.replyTo().ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        fingerprint.add(request.subject());
        request.text().ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        request.html().ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        fingerprint.addLength(request.attachments().size());
        request.attachments().forEach(fingerprint::add);
        request.document()
                .map(document -> document.value().toString())
                .ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        request.notBefore().map(Object::toString).ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        request.expiresAt().map(Object::toString).ifPresentOrElse(fingerprint::add, fingerprint::addNothing);
        fingerprint.add(request.onUncertain().name());
        return fingerprint.digest.digest();
    }

    private void add(Attachment attachment) {
        add(attachment.fileName().value());
        add(attachment.contentType().value());
        attachment.contentId().map(Object::toString).ifPresentOrElse(this::add, this::addNothing);
        switch (attachment) {
            case Attachment.Inline inline -> add(inline.content().ascii());
            case Attachment.ByReference reference -> {
                // Not the address: a signed one is another at every signing. The hash says what the file is.
                add(reference.sha256());
                add(Long.toString(reference.size()));
            }
        }
    }

    private void add(List<NamedAddress> addresses) {
        addLength(addresses.size());
        addresses.forEach(this::add);
    }

    private void add(NamedAddress address) {
        add(address.address().value());
        address.name().ifPresentOrElse(this::add, this::addNothing);
    }

    // Every text goes in behind its length, so that no two requests run together into the same bytes.
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
    }

    private void add(ByteBuffer text) {
        addLength(text.remaining());
        digest.update(text);
    }

    private void addNothing() {
        addLength(-1);
    }

    private void addLength(int length) {
        digest.update(
                new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
    }
}
