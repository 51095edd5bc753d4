package dev.facteur.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room testSubject = new Room(10_000, 1);

    @Test
    void aFullHostTakesNobodyMoreAndOthersDo() {
        try (Room.Taken _ = testSubject.atHost("files.example.org").orElseThrow()) {
            assertThat(testSubject.atHost("files.example.org")).isEmpty();
            testSubject.atHost("other.example.org").orElseThrow().close();
        }
        testSubject.atHost("files.example.org").orElseThrow().close();
    }

    @Test
    void hostsAreForgottenWhenNobodyIsThere() {
        try (Room.Taken _ = testSubject.atHost("files.example.org").orElseThrow()) {
            assertThat(testSubject.hosts()).isEqualTo(1);
        }
        assertThat(testSubject.hosts()).isZero();
    }

    @Test
    void bytesAreBoundedAndOneDocumentMayTakeThemAll() {
        try (Room.Taken _ = testSubject.forBytes(1_000_000).orElseThrow()) {
            assertThat(testSubject.forBytes(1)).isEmpty();
        }
        testSubject.forBytes(9_000).orElseThrow().close();
    }
}
