package dev.facteur.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.facteur.settings", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.facteur.settings.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCheckKnowsNeitherDatabaseNorMessagingNorWeb = noClasses()
            .that()
            .resideInAPackage("..settings.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "org.eclipse.microprofile.reactive..",
                    "jakarta.ws.rs..",
                    "..settings.profile..");

    @ArchTest
    static final ArchRule messagingLivesWhereTopicsAreWrittenAndRead = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..settings.profile.publish..",
                    "..settings.notice..",
                    "..settings.waiting..",
                    "..settings.testmessage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.reactive..", "io.smallrye.reactive..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule databaseTypesLiveInStoresVaultAndHistory = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..settings.profile.store..",
                    "..settings.connection.store..",
                    "..settings.credential.vault..",
                    "..settings.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule tinkIsKnownToTheVaultAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..settings.credential.vault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule theOidcClientIsKnownToTheConversationWithProvidersAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..settings.connection.oauth..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.oidc.client..", "org.jose4j..");

    @ArchTest
    static final ArchRule nameServersAreAskedInThreePlaces = noClasses()
            .that()
            .resideOutsideOfPackages("..settings.discovery.dns..", "..settings.check.domain..", "..settings.network..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill.DNS..");

    @ArchTest
    static final ArchRule webServersAreAskedThroughTheGuardedFetchAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..settings.discovery.dns..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    /** Quarkus' executors hand the caller's HTTP request on, and what runs there may end it under its caller's feet. */
    @ArchTest
    static final ArchRule whatOutlivesARequestRunsInAThreadThatKnowsNothingOfIt = noClasses()
            .that()
            .resideInAnyPackage("..settings.profile..", "..settings.connection..", "..settings.notice..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.concurrent.Executor.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.enterprise\\.event\\.ObservesAsync");

    @ArchTest
    static final ArchRule discoveryKnowsNeitherProfilesNorSecrets = noClasses()
            .that()
            .resideInAPackage("..settings.discovery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..settings.profile..", "..settings.credential..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule formsAndProblemsKnowNoServer = noClasses()
            .that()
            .resideInAnyPackage("..settings.profile.form..", "..settings.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.facteur.submission..", "dev.facteur.network..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule rowsStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule resourcesSayThatTheyAre =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule theTimeComesFromTheInjectedClock =
            noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nobodyPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
