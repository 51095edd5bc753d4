package dev.facteur.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.sender.HostName;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever text comes: what is accepted as an address or a host name can do no harm where it goes. */
class AddressFuzzTest {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    @Property
    void anAcceptedAddressIsOnePathOfAMailCommand(@ForAll("likeAddresses") String text) {
        accepted(text).ifPresent(address -> {
            String path = "<" + address.wireForm() + ">";

            assertThat(path.chars()).noneMatch(c -> Character.isISOControl(c) || c == ' ' || c == '"' || c == '\\');
            assertThat(path.chars().filter(c -> c == '@')).hasSize(1);
            assertThat(path.chars().filter(c -> c == '<' || c == '>')).hasSize(2);
            assertThat(path.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            assertThat(path.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(256);
        });
    }

    @Property
    void anAcceptedAddressIsTheSameAfterATripThroughJson(@ForAll("likeAddresses") String text)
            throws JsonProcessingException {
        Optional<EmailAddress> address = accepted(text);
        if (address.isPresent()) {
            assertThat(JSON.readValue(JSON.writeValueAsString(address.get()), EmailAddress.class))
                    .isEqualTo(address.get());
        }
    }

    @Property
    void itsWireFormIsAnAddressToo(@ForAll("likeAddresses") String text) {
        accepted(text).ifPresent(address -> {
            EmailAddress again = new EmailAddress(address.wireForm());

            assertThat(again.wireForm()).isEqualTo(address.wireForm());
            assertThat(again.isSameAs(address)).isTrue();
            assertThat(again.needsSmtpUtf8()).isEqualTo(address.needsSmtpUtf8());
        });
    }

    @Property
    void itIsNeverLoggedInFull(@ForAll("likeAddresses") String text) {
        accepted(text)
                .filter(address -> address.localPart()
                                .codePointCount(0, address.localPart().length())
                        > 1)
                .ifPresent(address -> assertThat(address.toString())
                        .doesNotContain(address.value())
                        .doesNotContain(address.localPart() + "@"));
    }

    @Property
    void anAcceptedHostNameIsPlainAsciiOfOneSpelling(@ForAll("likeNames") String text) {
        try {
            String name = new HostName(text).value();

            assertThat(name)
                    .matches("[a-z0-9.-]{1,253}")
                    .doesNotStartWith(".")
                    .doesNotEndWith(".")
                    .doesNotContain("..");
            assertThat(new HostName(name).value()).isEqualTo(name);
            assertThat(new HostName(IDN.toUnicode(name)).value()).isEqualTo(name);
        } catch (InvalidValueException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    private static Optional<EmailAddress> accepted(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (InvalidValueException refused) {
            return Optional.empty();
        }
    }

    /** Mostly what looks like one, with something odd in it now and then. */
    @Provide
    Arbitrary<String> likeAddresses() {
        return Arbitraries.oneOf(
                Combinators.combine(likeLocalParts(), likeNames()).as((local, name) -> local + "@" + name),
                Combinators.combine(likeLocalParts(), odd(), likeNames())
                        .as((local, between, name) -> local + between + "@" + name),
                Combinators.combine(likeLocalParts(), likeNames(), odd())
                        .as((local, name, behind) -> local + "@" + name + behind),
                Arbitraries.strings());
    }

    private static Arbitrary<String> likeLocalParts() {
        Arbitrary<String> words = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("!#$%&'*+-/=?^_`{|}~éß日\u0301")
                .ofMinLength(1)
                .ofMaxLength(12);
        return words.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
    }

    @Provide
    Arbitrary<String> likeNames() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<String> own =
                Arbitraries.strings().withChars("éèüçñ日本語").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> doubtful = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("aßςżıİＡａ１①ﬀ-\u0301\u200d\u00ad")
                        .ofMinLength(1)
                        .ofMaxLength(6),
                Arbitraries.of("xn--bcher-kva", "xn--", "xn--a", "XN--BCHER-KVA", "127", "0x7f", "localhost", ""));
        Arbitrary<String> labels = Arbitraries.frequencyOf(Tuple.of(8, plain), Tuple.of(3, own), Tuple.of(2, doubtful));
        Arbitrary<String> dots = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(".")), Tuple.of(1, Arbitraries.of("。", "．", "｡", "..")));
        return Combinators.combine(labels.list().ofMinSize(1).ofMaxSize(4), dots)
                .as((parts, dot) -> String.join(dot, parts));
    }

    private static Arbitrary<String> odd() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "\r",
                        "\n",
                        "\r\nRCPT TO:<eve@evil.example>",
                        "\u0000",
                        " ",
                        "<",
                        ">",
                        "@",
                        "\"",
                        "\\",
                        ",",
                        ";",
                        ":",
                        "(x)",
                        "\u2028",
                        "\u0085",
                        "\ud800",
                        "\u202e",
                        "%0d%0a",
                        "\t",
                        "＠",
                        "﹫"),
                Arbitraries.chars().map(String::valueOf));
    }
}
