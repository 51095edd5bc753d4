package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    @ParameterizedTest
    @MethodSource("everyExample")
    void exampleIsValid(ContractRecord record, String example) {
        assertThat(Contract.faults(record.schema, Contract.example(record.schema, example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyExample")
    void exampleIsReadAndWrittenBackTheSame(ContractRecord record, String example) throws Exception {
        JsonNode json = Contract.example(record.schema, example);
        assertThat(Contract.write(Contract.read(json, record.type)))
                .isEqualTo(Contract.withDefaults(record.schema, json));
    }

    @ParameterizedTest
    @EnumSource
    void fullExampleSaysWhatTheFullRecordSays(ContractRecord record) throws Exception {
        assertThat(Contract.read(Contract.example(record.schema, "full"), record.type))
                .isEqualTo(record.full());
    }

    @ParameterizedTest
    @EnumSource
    void fullExampleLeavesNothingOut(ContractRecord record) {
        assertThat(Contract.example(record.schema, "full").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Arrays.stream(record.type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    static Stream<Arguments> everyExample() {
        return Stream.of(ContractRecord.values())
                .flatMap(record -> Contract.EXAMPLES.stream().map(example -> Arguments.of(record, example)));
    }
}
