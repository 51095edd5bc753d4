package dev.facteur.dispatch.ledger.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatComesWhileABatchIsWrittenIsTheNextBatch() throws Exception {
        // Given
        CountDownLatch firstIsBeingWritten = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (Batcher<Integer, Integer> testSubject = new Batcher<>("test", 10, items -> {
            written.add(items);
            firstIsBeingWritten.countDown();
            gate.await();
            return items;
        })) {
            CompletableFuture<Integer> first = testSubject.add(1);
            firstIsBeingWritten.await();
            CompletableFuture<Integer> second = testSubject.add(2);
            CompletableFuture<Integer> third = testSubject.add(3);

            // When
            gate.countDown();

            // Then
            assertThat(first.join()).isEqualTo(1);
            assertThat(second.join()).isEqualTo(2);
            assertThat(third.join()).isEqualTo(3);
            assertThat(written).containsExactly(List.of(1), List.of(2, 3));
        }
    }

    @Test
    void anItemThatCannotBeWrittenFailsAlone() throws Exception {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        try (Batcher<Integer, Integer> testSubject = new Batcher<>("test", 10, items -> {
            gate.await();
            if (items.contains(13)) {
                throw new IllegalStateException("13 cannot be written");
            }
            return items;
        })) {
            CompletableFuture<Integer> opener = testSubject.add(0);
            CompletableFuture<Integer> good = testSubject.add(1);
            CompletableFuture<Integer> bad = testSubject.add(13);
            CompletableFuture<Integer> other = testSubject.add(2);

            // When
            gate.countDown();

            // Then
            assertThat(opener.join()).isZero();
            assertThat(good.join()).isEqualTo(1);
            assertThat(other.join()).isEqualTo(2);
            assertThatThrownBy(bad::join).hasRootCauseMessage("13 cannot be written");
        }
    }
}
