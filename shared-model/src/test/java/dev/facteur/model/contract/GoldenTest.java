package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in golden/ are records as they were written at some time; they lie in topics and with readers whom we do not
 * know. They are never changed: a new component brings a new file, 2.json after 1.json.
 */
class GoldenTest {

    @ParameterizedTest
    @EnumSource
    void recordIsWrittenAsItsLatestGoldenFile(ContractRecord record) {
        List<String> files = files(record);
        assertThat(Contract.write(record.full()))
                .as("""
                        %s is no longer written as golden/%s/%d.json says, so readers may break. If a component was added \
                        (optional, of course), keep the file and add golden/%s/%d.json with what is written now. If one \
                        was renamed, removed or got another type: do not; add a new one beside it.""".formatted(
                        record.type.getSimpleName(), record.schema, files.size(), record.schema, files.size() + 1))
                .isEqualTo(json(files.getLast()));
    }

    @ParameterizedTest
    @MethodSource("everyGoldenFile")
    void oldRecordIsStillRead(ContractRecord record, String file) throws Exception {
        String sayings = file + """
                 can no longer be read as it was written: records like it lie in topics and with callers. The file must \
                not be changed; make the new component optional, or allow again what was allowed then.""";
        JsonNode old = json(file);
        assertThat(Contract.faults(record.schema, old)).as(sayings).isEmpty();
        JsonNode now = Contract.write(Contract.read(old, record.type));
        assertThat(missing(old, now, "")).as(sayings).isEmpty();
    }

    static Stream<Arguments> everyGoldenFile() {
        return Stream.of(ContractRecord.values())
                .flatMap(record -> files(record).stream().map(file -> Arguments.of(record, file)));
    }

    private static List<String> files(ContractRecord record) {
        List<String> files = new ArrayList<>();
        for (int i = 1; GoldenTest.class.getResource(file(record, i)) != null; i++) {
            files.add(file(record, i));
        }
        assertThat(files).as("golden files of " + record.schema).isNotEmpty();
        return files;
    }

    private static String file(ContractRecord record, int number) {
        return "/golden/" + record.schema + "/" + number + ".json";
    }

    private static JsonNode json(String file) {
        try {
            return Contract.MAPPER.readTree(Contract.text(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException("not JSON: " + file, broken);
        }
    }

    /** Where the new JSON does not say what the old one said; more it may say. */
    private static List<String> missing(JsonNode old, JsonNode now, String here) {
        List<String> missing = new ArrayList<>();
        if (old.isObject() && now.isObject()) {
            old.fieldNames()
                    .forEachRemaining(
                            name -> missing.addAll(missing(old.get(name), now.path(name), here + "/" + name)));
        } else if (!old.equals(now)) {
            missing.add(here);
        }
        return missing;
    }
}
