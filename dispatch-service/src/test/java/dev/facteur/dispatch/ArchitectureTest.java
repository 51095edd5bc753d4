package dev.facteur.dispatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.facteur.dispatch.lane.RetrySchedule;

/** Arrows only go down. One rule, one sentence. */
@AnalyzeClasses(packages = "dev.facteur", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.facteur.dispatch.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule delivery_does_not_know_who_calls_it = noClasses()
            .that()
            .resideInAPackage("..dispatch.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..intake..", "..ledger..", "..lane..", "..report..", "..dispatch.sender..", "..sentcopy..");

    @ArchTest
    static final ArchRule sentcopy_knows_neither_intake_nor_the_lanes_of_documents = noClasses()
            .that()
            .resideInAPackage("..dispatch.sentcopy..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..intake..", "..lane..", "..delivery..")
                    .and(not(equivalentTo(RetrySchedule.class))));

    @ArchTest
    static final ArchRule imap_is_an_edge_without_jpa_or_messaging = noClasses()
            .that()
            .resideInAPackage("..sentcopy.imap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "..ledger..", "..report..", "..dispatch.sender..");

    @ArchTest
    static final ArchRule only_the_imap_edge_knows_mail_stores = noClasses()
            .that()
            .resideOutsideOfPackage("..sentcopy.imap..")
            .and()
            .resideInAPackage("..dispatch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.angus.mail.imap..", "org.eclipse.angus.mail.iap..");

    @ArchTest
    static final ArchRule attachment_knows_no_mail_server_and_no_database = noClasses()
            .that()
            .resideInAPackage("..dispatch.attachment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery..", "..ledger..", "..lane..", "..report..", "..sentcopy..", "java.sql..");

    @ArchTest
    static final ArchRule only_attachment_knows_object_stores = noClasses()
            .that()
            .resideOutsideOfPackage("..dispatch.attachment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule delivery_has_neither_jpa_nor_messaging = noClasses()
            .that()
            .resideInAPackage("..dispatch.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "java.sql..", "org.apache.kafka..", "org.eclipse.microprofile.reactive..");

    @ArchTest
    static final ArchRule smtp_knows_no_api = noClasses()
            .that()
            .resideInAPackage("..delivery.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery.gmail..", "..delivery.microsoft..", "..delivery.http..");

    @ArchTest
    static final ArchRule gmail_knows_neither_smtp_nor_microsoft = noClasses()
            .that()
            .resideInAPackage("..delivery.gmail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery.smtp..", "..delivery.microsoft..", "dev.facteur.submission..");

    @ArchTest
    static final ArchRule microsoft_knows_neither_smtp_nor_gmail = noClasses()
            .that()
            .resideInAPackage("..delivery.microsoft..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery.smtp..", "..delivery.gmail..", "dev.facteur.submission..");

    @ArchTest
    static final ArchRule what_the_apis_share_knows_none_of_them = noClasses()
            .that()
            .resideInAPackage("..delivery.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery.smtp..", "..delivery.gmail..", "..delivery.microsoft..");

    @ArchTest
    static final ArchRule composing_is_pure = classes()
            .that()
            .resideInAPackage("..dispatch.compose..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..dispatch.compose..",
                    "dev.facteur.model..",
                    "java..",
                    "jakarta.mail..",
                    "org.eclipse.angus.mail.util..",
                    "org.jsoup..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule messaging_lives_at_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages("..dispatch.intake..", "..dispatch.report..")
            .and()
            .resideInAPackage("..dispatch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.eclipse.microprofile.reactive..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule jpa_lives_in_entities_and_repositories = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Entity")
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .haveNameNotMatching(".*Entity\\$.*")
            .and()
            .resideInAPackage("..dispatch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");
}
