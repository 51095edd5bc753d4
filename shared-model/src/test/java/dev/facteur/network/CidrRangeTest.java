package dev.facteur.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "' 192.168.1.7/32 ', 192.168.1.7, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "::1, ::1, true",
        "::/0, 127.0.0.1, false",
        "0.0.0.0/0, ::1, false"
    })
    void addressIsInOrOut(String range, String address, boolean contained) {
        assertThat(CidrRange.of(range).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "fd00::/129",
                "10.0.0.1/8",
                "010.0.0.0/8",
                "localhost/8",
                "10.0.0.0/8/8",
                "10.0.0.0-10.0.0.9"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CidrRange.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "127.0.0.1/32", "fd00:0:0:0:0:0:0:0/8"})
    void rangeIsWrittenAsItIsRead(String text) {
        assertThat(CidrRange.of(text)).hasToString(text);
    }
}
