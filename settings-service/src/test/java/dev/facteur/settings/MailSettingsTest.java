package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.DnsZone;
import dev.facteur.embedded.EmbeddedWeb;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.WebAnswer;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an address to a form that is filled in, on name servers and web servers that mean well or not. */
@QuarkusTest
@EmbeddedParts
class MailSettingsTest {
    /** Its own for each test: what was found for a domain is kept. */
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".test";

    private final DnsZone zone = NamesResource.dns().zone();

    @InjectMail
    MailPart mail;

    @InjectOidc
    OidcPart oidc;

    private EmbeddedWeb web;
    private Api jeanne;

    @BeforeEach
    void aDomainWithAWebServer() {
        jeanne = Api.newcomer(oidc);
        web = EmbeddedWeb.start(
                mail.authority()
                        .issue(domain, "autoconfig." + domain, "autoconfig.provider.test", NamesResource.DATABASE),
                port("web.https-port"),
                port("web.http-port"));
    }

    @AfterEach
    void close() {
        web.close();
    }

    private static int port(String name) {
        return ConfigProvider.getConfig().getValue("facteur.test." + name, Integer.class);
    }

    private ValidatableResponse ask(String address) {
        return jeanne.request()
                .queryParam("address", address)
                .get("/mail-settings")
                .then();
    }

    private ValidatableResponse search() {
        return ask("jeanne.martin@" + domain).statusCode(200);
    }

    private void nothingIsFound() {
        search().body("proposals", equalTo(List.of()))
                .body("advice[0].code", equalTo("NOTHING_FOUND"))
                .body("advice[0].message", containsString(domain));
    }

    private String ownFile() {
        zone.address("127.0.0.1", "autoconfig." + domain, domain, "smtp." + domain, "imap." + domain);
        return "https://autoconfig." + domain + "/mail/config-v1.1.xml";
    }

    private String file(String host, int port) {
        return """
                <clientConfig version="1.1"><emailProvider id="example.org">
                  <incomingServer type="imap"><hostname>imap.%s</hostname><port>%d</port><socketType>SSL</socketType>
                    <authentication>password-cleartext</authentication><username>%%EMAILLOCALPART%%</username></incomingServer>
                  <outgoingServer type="smtp"><hostname>%s</hostname><port>%d</port><socketType>SSL</socketType>
                    <authentication>password-cleartext</authentication><username>%%EMAILADDRESS%%</username></outgoingServer>
                </emailProvider></clientConfig>""".formatted(domain, mail.imapsPort(), host, port);
    }

    private String file() {
        return file("smtp." + domain, mail.submissionsPort());
    }

    @Test
    void whatIsKnownOfflineIsAnsweredWithoutAskingAnybody() {
        int asked = NamesResource.dns().asked().size();

        ask("jeanne@orange.fr")
                .statusCode(200)
                .body("proposals.size()", equalTo(1))
                .body("proposals[0].source", equalTo("PRESET"))
                .body("proposals[0].confidence", equalTo("CERTAIN"))
                .body("proposals[0].authentication", equalTo("PASSWORD"))
                .body("proposals[0].provider.name", equalTo("Orange"))
                .body("proposals[0].smtp.host", equalTo("smtp.orange.fr"))
                .body("proposals[0].smtp.port", equalTo(465))
                .body("proposals[0].smtp.security", equalTo("TLS"))
                .body("proposals[0].smtp.username", equalTo("jeanne@orange.fr"))
                .body("proposals[0].imap.host", equalTo("imap.orange.fr"))
                .body("proposals[0].copyToSent", equalTo(true));
        assertThat(NamesResource.dns().asked()).hasSize(asked);
    }

    @Test
    void gmailIsConnectedFirstAndTakesAnAppPasswordElse() {
        ask("jeanne@gmail.com")
                .statusCode(200)
                .body("proposals.authentication", contains("OAUTH2", "APP_PASSWORD"))
                .body("proposals[0].connection", equalTo("GMAIL"))
                .body("proposals[0].copyToSent", equalTo(false))
                .body("proposals[0].advice.code", contains("CONNECT_GMAIL", "PROVIDER_FILES_COPY"))
                .body("proposals[1].connection", nullValue())
                .body("proposals[1].advice.code", hasItem("ACCOUNT_PASSWORD_REFUSED"));
    }

    @Test
    void whatCannotWorkIsSaid() {
        ask("jeanne@proton.me")
                .statusCode(200)
                .body("proposals", equalTo(List.of()))
                .body("advice.code", hasItem("BRIDGE_ON_YOUR_PC"));
    }

    @ParameterizedTest
    @CsvSource({"'', REQUIRED", "jeanne, ADDRESS_INVALID", "jeanne@127.0.0.1, ADDRESS_INVALID"})
    void aBadAddressIsAFaultOfTheParameter(String address, String code) {
        ask(address)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/parameter-invalid"))
                .body("faults[0].field", equalTo("/address"))
                .body("faults[0].code", equalTo(code));
    }

    @Test
    void wantsToKnowWhoAsks() {
        given().queryParam("address", "jeanne@orange.fr")
                .get("/mail-settings")
                .then()
                .statusCode(401);
    }

    @Test
    void theChosenProductIsFilledInWithItsNumber() {
        ask(Api.newcomer(oidc), "ovh-exchange", "12")
                .statusCode(200)
                .body("proposals.size()", equalTo(1))
                .body("proposals[0].smtp.host", equalTo("ex12.mail.ovh.net"))
                .body("proposals[0].smtp.security", equalTo("STARTTLS"))
                .body("proposals[0].imapByDefault", equalTo(false))
                .body("proposals[0].copyToSent", equalTo(false))
                .body("proposals[0].advice.code", not(hasItem("CHOOSE_PRODUCT")));
    }

    @ParameterizedTest
    @CsvSource({
        "ovh-exchange, 0, /number, SERVER_NUMBER_INVALID",
        "ovh-exchange, 4.mail.ovh.net, /number, SERVER_NUMBER_INVALID",
        "ovh-exchange, 12345, /number, SERVER_NUMBER_INVALID",
        "ovh, 1, /product, VALUE_UNKNOWN"
    })
    void aProductOrNumberThatDoesNotExistIsAFault(String product, String number, String field, String code) {
        ask(jeanne, product, number)
                .statusCode(400)
                .body("faults[0].field", equalTo(field))
                .body("faults[0].code", equalTo(code));
    }

    private static ValidatableResponse ask(Api who, String product, String number) {
        return who.request()
                .queryParam("address", "jeanne@example.org")
                .queryParam("product", product)
                .queryParam("number", number)
                .get("/mail-settings")
                .then();
    }

    @Test
    void readsTheDomainsOwnFileAndTellsNobodyTheAddress() {
        web.on(ownFile(), WebAnswer.xml(file()));

        search().body("proposals.size()", equalTo(1))
                .body("proposals[0].source", equalTo("AUTOCONFIG"))
                .body("proposals[0].confidence", equalTo("LIKELY"))
                .body("proposals[0].smtp.host", equalTo("smtp." + domain))
                .body("proposals[0].smtp.username", equalTo("jeanne.martin@" + domain))
                .body("proposals[0].imap.username", equalTo("jeanne.martin"))
                .body("proposals[0].copyToSent", equalTo(true))
                .body("proposals[0].confirm", nullValue());
        assertThat(web.heads()).isNotEmpty().noneMatch(head -> head.contains("jeanne") || head.contains("martin"));
        assertThat(NamesResource.dns().asked()).noneMatch(question -> question.contains("jeanne"));
    }

    @Test
    void whatWasFoundIsKeptForOthersOfTheDomain() {
        web.on(ownFile(), WebAnswer.xml(file()));
        search();
        web.clear();

        ask("paul@" + domain).body("proposals[0].smtp.username", equalTo("paul@" + domain));
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void theBestSourceStandsFirst() {
        String other = "other." + domain;
        zone.address("127.0.0.1", other)
                .record("_submissions._tcp." + domain, "SRV", "0 1 " + mail.submissionsPort() + " srv." + domain + ".")
                .address("127.0.0.1", "srv." + domain);
        web.on(ownFile(), WebAnswer.status(404))
                .on("https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml", WebAnswer.xml(file()))
                .on(
                        "https://" + NamesResource.DATABASE + "/v1.1/" + domain,
                        WebAnswer.xml(file(other, mail.submissionsPort())));

        search().body("proposals.source", contains("AUTOCONFIG", "THUNDERBIRD_DATABASE", "SRV"))
                .body("proposals.smtp.host", contains("smtp." + domain, other, "srv." + domain));
    }

    @Test
    void aFileThatCameWithoutTlsWantsALook() {
        ownFile();
        web.on("http://autoconfig." + domain + "/mail/config-v1.1.xml", WebAnswer.xml(file()));

        search().body("proposals[0].confirm.code", equalTo("FETCHED_WITHOUT_TLS"))
                .body("proposals[0].confirm.domain", equalTo(domain));
    }

    @Test
    void aFileMayNotBeFetchedDownFromHttpsToHttp() {
        web.on(ownFile(), WebAnswer.redirect("http://" + domain + ":" + web.httpPort() + "/elsewhere.xml"))
                .on("http://" + domain + "/elsewhere.xml", WebAnswer.xml(file()));

        nothingIsFound();
        assertThat(web.asked()).doesNotContain("http://" + domain + "/elsewhere.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data/",
                "https://metadata.internal.test/",
                "file:///etc/passwd",
                "https://[::ffff:10.0.0.5]/"
            })
    void aRedirectInsideIsNotFollowed(String location) {
        zone.address("169.254.169.254", "metadata.internal.test");
        web.on(ownFile(), WebAnswer.redirect(location));

        nothingIsFound();
    }

    @Test
    void entitiesAreNeitherReadNorFetched() {
        String url = "http://" + domain + ":" + web.httpPort() + "/host.txt";
        web.on("http://" + domain + "/host.txt", WebAnswer.text("text/plain", "smtp." + domain))
                .on(
                        ownFile(),
                        WebAnswer.xml("<!DOCTYPE clientConfig [<!ENTITY host SYSTEM \"" + url + "\">]>"
                                + file("&host;", mail.submissionsPort())));

        nothingIsFound();
        assertThat(web.asked()).doesNotContain("http://" + domain + "/host.txt");
    }

    @Test
    void aFileWithoutEndIsGivenUp() {
        web.on(ownFile(), WebAnswer.endless());

        nothingIsFound();
    }

    @Test
    void whoSaysNothingTakesNothingFromTheOthers() {
        zone.silent("_tcp." + domain);
        web.on(ownFile(), WebAnswer.silence())
                .on("https://" + NamesResource.DATABASE + "/v1.1/" + domain, WebAnswer.xml(file()));

        search().body("proposals.source", contains("THUNDERBIRD_DATABASE"));
    }

    @Test
    void nameServersThatAreSilentOrBrokenAreNoError() {
        zone.silent(domain);
        nothingIsFound();
    }

    @Test
    void nameServersThatFailAreNoError() {
        zone.failing(domain);
        web.on("https://" + NamesResource.DATABASE + "/v1.1/" + domain, WebAnswer.status(503));
        nothingIsFound();
    }

    @Test
    void everythingDownIsNoError() {
        ownFile();
        web.close();
        nothingIsFound();
    }

    @Test
    void aHostInsideIsNotProposed() {
        zone.address("10.0.0.5", "inside." + domain);
        web.on(ownFile(), WebAnswer.xml(file("inside." + domain, mail.submissionsPort())));

        nothingIsFound();
    }

    @Test
    void aPortOfNoMailServerIsNotProposed() {
        web.on(ownFile(), WebAnswer.xml(file("smtp." + domain, 22)));

        nothingIsFound();
    }

    @Test
    void announcedServersElsewhereWantALook() {
        zone.address("127.0.0.1", "smtp.provider.test", "imap." + domain)
                .record("_submissions._tcp." + domain, "SRV", "0 1 " + mail.submissionsPort() + " smtp.provider.test.")
                .record("_imaps._tcp." + domain, "SRV", "0 1 " + mail.imapsPort() + " imap." + domain + ".");

        search().body("proposals[0].source", equalTo("SRV"))
                .body("proposals[0].imap.host", equalTo("imap." + domain))
                .body("proposals[0].confirm.code", equalTo("HOST_OUTSIDE_DOMAIN"))
                .body("proposals[0].confirm.domain", containsString("provider.test"))
                .body("proposals[0].confirm.message", containsString(domain));
    }

    @Test
    void theProviderThatTakesTheMailIsRecognised() {
        zone.record(domain, "MX", "20 backup.example.net.").record(domain, "MX", "1 aspmx.l.google.com.");

        search().body("proposals[0].source", equalTo("MX"))
                .body("proposals[0].connection", equalTo("GMAIL"))
                .body("proposals[0].smtp.username", equalTo("jeanne.martin@" + domain));
    }

    @Test
    void ovhDoesNotTellWhichProductItIs() {
        zone.record(domain, "MX", "1 mx1.mail.ovh.net.");

        search().body("proposals.confidence", not(hasItem("LIKELY")))
                .body("proposals.provider.id", hasItem("ovh-exchange"))
                .body("proposals.find { it.provider.id == 'ovh-exchange' }.needs.name", equalTo("number"))
                .body("proposals.find { it.provider.id == 'ovh-exchange' }.needs.value", equalTo("4"))
                .body("proposals[0].needs", nullValue());
    }

    @Test
    void aProviderNobodyKnowsIsAskedForItsFile() {
        zone.record(domain, "MX", "1 mx1.provider.test.")
                .address("127.0.0.1", "autoconfig.provider.test", "smtp.provider.test");
        web.on(
                "https://autoconfig.provider.test/mail/config-v1.1.xml",
                WebAnswer.xml(file("smtp.provider.test", mail.submissionsPort())));

        search().body("proposals[0].smtp.host", equalTo("smtp.provider.test"))
                .body("proposals[0].confirm.code", equalTo("HOST_OUTSIDE_DOMAIN"));
    }

    @Test
    void namesInTheirOwnLettersAreAskedForAsALabels() {
        zone.record("xn--bcher-kva." + domain, "MX", "1 aspmx.l.google.com.");

        ask("jeanne@bücher." + domain)
                .statusCode(200)
                .body("proposals[0].smtp.username", equalTo("jeanne@xn--bcher-kva." + domain));
    }

    @Test
    void searchesAreLimitedForEachPersonAndPresetsAreNot() {
        Api same = new Api(oidc, "globex", jeanne.sender(), List.of());
        for (int i = 0; i < 3; i++) {
            nothingIsFound();
        }

        ask("jeanne@" + domain)
                .statusCode(429)
                .header("Retry-After", not(nullValue()))
                .body("type", equalTo("https://facteur.dev/problems/too-many-searches"));
        ask("jeanne@orange.fr").statusCode(200);
        same.request()
                .queryParam("address", "jeanne@" + domain)
                .get("/mail-settings")
                .then()
                .statusCode(200);
    }

    @Test
    void speaksTheCallersLanguage() {
        jeanne.inEnglish()
                .queryParam("address", "jeanne@gmail.com")
                .get("/mail-settings")
                .then()
                .body("proposals[0].advice[0].message", containsString("Connect"));
    }

    @ParameterizedTest
    @CsvSource({
        "jeanne@orange.fr, jeanne@orange.fr",
        "'jeanne@menuiserie-martin.fr, a domain at OVH', jeanne@menuiserie-martin.fr",
        "jeanne@gmail.com, jeanne@gmail.com"
    })
    void theExamplesOfTheDocumentationAreWhatIsAnswered(String example, String address) {
        zone.record("menuiserie-martin.fr", "MX", "1 mx1.mail.ovh.net.");
        Object documented = given().get("/q/openapi?format=json")
                .jsonPath()
                .get("paths.'/mail-settings'.get.responses.'200'.content.'application/json'.examples.'" + example
                        + "'.value");

        ask(address).statusCode(200).body("$", equalTo(documented));
    }

    @Test
    void countsItsAnswers() {
        ask("jeanne@orange.fr");

        given().get("/q/metrics").then().body(containsString("facteur_discovery_answers_total{best=\"PRESET\"}"));
    }
}
