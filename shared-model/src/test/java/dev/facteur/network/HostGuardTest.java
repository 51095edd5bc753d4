package dev.facteur.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.network.HostVerdict.Allowed;
import dev.facteur.network.HostVerdict.Forbidden;
import dev.facteur.network.HostVerdict.Reason;
import dev.facteur.network.HostVerdict.Unresolved;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
    private static final HostVerdict FORBIDDEN_ADDRESS = new Forbidden(Reason.ADDRESS);
    private static final Map<String, List<String>> ZONE = Map.of(
            "smtp.example.org", List.of("198.41.0.4", "2a00:1450::1"),
            "xn--bcher-kva.example", List.of("198.41.0.4"),
            "_smtp.example.org", List.of("198.41.0.4"),
            "mixed.example.org", List.of("198.41.0.4", "10.0.0.5"),
            "lan.example.org", List.of("10.0.0.5"),
            "twice.example.org", List.of("198.41.0.4", "198.41.0.4"),
            "localhost", List.of("127.0.0.1", "::1"),
            "nothing.example.org", List.of());

    private final List<String> asked = new ArrayList<>();
    private final HostGuard guard = guard();

    @Test
    void publicHostIsAllowedAtTheAddressesThatWereChecked() throws Exception {
        assertThat(guard.check("smtp.example.org", 587))
                .isEqualTo(new Allowed(
                        "smtp.example.org",
                        587,
                        List.of(InetAddress.ofLiteral("198.41.0.4"), InetAddress.ofLiteral("2a00:1450::1"))));
        assertThat(asked).containsExactly("smtp.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP.Example.ORG, smtp.example.org",
        "smtp.example.org., smtp.example.org",
        "' smtp.example.org ', smtp.example.org",
        "bücher.example, xn--bcher-kva.example",
        "smtp。example。org, smtp.example.org",
        "_smtp.example.org, _smtp.example.org"
    })
    void hostNameIsKeptInOneSpelling(String host, String kept) {
        assertThat(guard.check(host, 465))
                .isInstanceOfSatisfying(
                        Allowed.class, allowed -> assertThat(allowed.hostName()).isEqualTo(kept));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 22, 80, 443, 3306, 6379, 8080, 65536})
    void portOfAnotherServiceIsForbiddenBeforeAnybodyIsAsked(int port) {
        assertThat(guard.check("smtp.example.org", port)).isEqualTo(new Forbidden(Reason.PORT));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 465, 587, 2525, 143, 993})
    void mailPortsAreAllowed(int port) {
        assertThat(guard.check("smtp.example.org", port)).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lan.example.org", "mixed.example.org", "localhost", "localhost.", "LOCALHOST", "ⓛocalhost"})
    void oneAddressThatIsNotPublicForbidsTheHost(String host) {
        assertThat(guard.check(host, 587)).isEqualTo(FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "2130706433.",
                "017700000001",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "0X7F.1",
                "0x",
                "127.0.0.01",
                "127.0.0.256",
                "1.2.3.4.5",
                "００１２７.0.0.1",
                "１２７．０．０．１",
                "127。0。0。1",
                "①②⑦.⓪.⓪.①",
                "0",
                "0.0.0.0",
                "169.254.169.254",
                "[::1]",
                "::1",
                "::",
                "[::]",
                "::ffff:127.0.0.1",
                "[::ffff:7f00:1]",
                "::127.0.0.1",
                "0:0:0:0:0:0:0:1",
                "fe80::1%eth0",
                "fe80::1%1",
                "[fe80::1%25eth0]",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::",
                "::ffff:0:127.0.0.1",
                "smtp.example.org:25",
                "host.0x7f",
                "host.1"
            })
    void spellingsOfAddressesInsideAreForbiddenWithoutALookUp(String host) {
        assertThat(guard.check(host, 25)).isEqualTo(FORBIDDEN_ADDRESS);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"198.41.0.4, 198.41.0.4", "[2a00:1450::1], 2a00:1450:0:0:0:0:0:1", "2a00:1450::1, 2a00:1450:0:0:0:0:0:1"
    })
    void publicAddressIsAllowedWithoutALookUp(String host, String address) {
        assertThat(guard.check(host, 993))
                .isEqualTo(new Allowed(address, 993, List.of(InetAddress.ofLiteral(address))));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a..b",
                "a b",
                "a\rb",
                "a\nb",
                "a\u0000b",
                "user@example.org",
                "http//example.org",
                "example.org/x",
                "example.org\\x",
                "[localhost]",
                "[127.0.0.1]",
                "*.example.org",
                "a%00b",
                "example.org?x",
                "example.org#x"
            })
    void whatIsNoNameIsNeverLookedUp(String host) {
        assertThat(guard.check(host, 25)).isEqualTo(new Unresolved());
        assertThat(asked).isEmpty();
    }

    @Test
    void overlongNamesAreNeverLookedUp() {
        assertThat(guard.check("a".repeat(64) + ".example.org", 25)).isEqualTo(new Unresolved());
        assertThat(guard.check("abcdefg.".repeat(32) + "org", 25)).isEqualTo(new Unresolved());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown.example.org", "nothing.example.org"})
    void nameThatNobodyKnowsIsUnresolved(String host) {
        assertThat(guard.check(host, 25)).isEqualTo(new Unresolved());
    }

    @Test
    void resolverThatHangsIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        NameResolver hanging = hostName -> {
            try {
                never.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        HostGuard hasty = new HostGuard(HostGuard.MAIL_PORTS, List.of(), hanging, Duration.ofMillis(20));
        assertThat(hasty.check("smtp.example.org", 25)).isEqualTo(new Unresolved());
        never.countDown();
    }

    @Test
    void allowedRangeOpensItsAddressesAndNoOthers() {
        HostGuard opened = guard("10.0.0.0/24", "::1/128");
        assertThat(opened.check("lan.example.org", 25)).isInstanceOf(Allowed.class);
        assertThat(opened.check("mixed.example.org", 25)).isInstanceOf(Allowed.class);
        assertThat(opened.check("10.0.0.200", 25)).isInstanceOf(Allowed.class);
        assertThat(opened.check("64:ff9b::10.0.0.200", 25)).isInstanceOf(Allowed.class);
        assertThat(opened.check("10.0.1.1", 25)).isEqualTo(FORBIDDEN_ADDRESS);
        assertThat(opened.check("localhost", 25)).isEqualTo(FORBIDDEN_ADDRESS);
    }

    @Test
    void allowedRangeDoesNotOpenAmbiguousSpellings() {
        assertThat(guard("127.0.0.0/8").check("2130706433", 25)).isEqualTo(FORBIDDEN_ADDRESS);
    }

    @Test
    void addressGivenTwiceIsKeptOnce() {
        assertThat(guard.check("twice.example.org", 25))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.addresses()).hasSize(1));
    }

    @Test
    void mappedAddressFromTheResolverIsJudgedByWhatItHolds() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        NameResolver tricky = hostName -> List.of(Inet6Address.getByAddress(hostName, mapped, -1));
        HostGuard guard = new HostGuard(HostGuard.MAIL_PORTS, List.of(), tricky, Duration.ofSeconds(1));
        assertThat(guard.check("smtp.example.org", 25)).isEqualTo(FORBIDDEN_ADDRESS);
    }

    @Test
    void callersWhoAnswerUsersNeedNotTellRefusalsApart() {
        assertThat(List.of(guard.check("lan.example.org", 25), guard.check("unknown.example.org", 25)))
                .allSatisfy(verdict -> assertThat(
                                switch (verdict) {
                                    case Allowed _ -> "allowed";
                                    case HostVerdict.Refused _ -> "refused";
                                })
                        .isEqualTo("refused"));
    }

    private HostGuard guard(String... allowedRanges) {
        List<CidrRange> ranges =
                List.of(allowedRanges).stream().map(CidrRange::of).toList();
        return new HostGuard(HostGuard.MAIL_PORTS, ranges, this::answer, Duration.ofSeconds(5));
    }

    private List<InetAddress> answer(String hostName) throws UnknownHostException {
        asked.add(hostName);
        List<String> addresses = ZONE.get(hostName);
        if (addresses == null) {
            throw new UnknownHostException(hostName);
        }
        return addresses.stream().map(InetAddress::ofLiteral).toList();
    }
}
