package dev.facteur.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.network.HostVerdict.Allowed;
import dev.facteur.network.HostVerdict.Forbidden;
import dev.facteur.network.HostVerdict.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However an address inside is written, and however it comes out of DNS: it is never contacted. */
class HostGuardFuzzTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("198.41.0.4");

    @Property
    void anAddressInsideIsNeverAllowedHoweverItIsWritten(@ForAll("spellings") String host) {
        // Even if somebody's resolver made a public address of it: others would not.
        assertThat(guard(List.of(PUBLIC)).check(host, 587)).isNotInstanceOf(Allowed.class);
    }

    @Property
    void oneAddressInsideForbidsTheName(@ForAll("answers") List<InetAddress> answer) {
        assertThat(guard(answer).check("smtp.example.org", 587)).isEqualTo(new Forbidden(Reason.ADDRESS));
    }

    @Property
    void whateverIsAllowedIsPublicAndWrittenInOneWay(@ForAll("texts") String host) {
        if (guard(List.of(PUBLIC)).check(host, 587) instanceof Allowed(var hostName, var _, var addresses)) {
            assertThat(addresses).allMatch(PublicAddresses::contains);
            assertThat(hostName).matches("[a-z0-9._:-]+").doesNotEndWith(".");
        }
    }

    @Provide
    Arbitrary<String> spellings() {
        return Spellings.of(Spellings.inside());
    }

    /** Among public ones, somewhere, one that is inside or leads there. */
    @Provide
    Arbitrary<List<InetAddress>> answers() {
        Arbitrary<InetAddress> bad = Spellings.inside()
                .flatMap(address -> Arbitraries.oneOf(
                        Arbitraries.just(Spellings.bytes(address)),
                        Arbitraries.of(Spellings.ipv6(address))
                                .filter(text -> text.indexOf('%') < 0)
                                .map(InetAddress::ofLiteral)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        bad)
                .as((before, after, inside) -> {
                    List<InetAddress> all = new ArrayList<>();
                    for (int i = 0; i < before; i++) {
                        all.add(PUBLIC);
                    }
                    all.add(inside);
                    for (int i = 0; i < after; i++) {
                        all.add(PUBLIC);
                    }
                    return all;
                });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "smtp", "example", "org", "127", "0x7f", "1", "0", "::", ":", ".", "。", "[", "]", "%", "ffff",
                        "１", "①", " ", "xn--", "-", "_"),
                Arbitraries.strings().ofMaxLength(3));
        return pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    private static HostGuard guard(List<InetAddress> answer) {
        return new HostGuard(HostGuard.MAIL_PORTS, List.of(), name -> answer, Duration.ofSeconds(5));
    }
}
