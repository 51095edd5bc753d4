package dev.facteur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may know whom in shared-model. */
@AnalyzeClasses(packages = "dev.facteur", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] JDK = {"java..", "javax..", "jdk.net..", "org.jspecify.."};

    @ArchTest
    static final ArchRule submissionKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage("dev.facteur.submission..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and("dev.facteur.submission.."));

    @ArchTest
    static final ArchRule networkKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage("dev.facteur.network..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and("dev.facteur.network.."));

    @ArchTest
    static final ArchRule fetchKnowsTheNetworkAndHttpClientOnly = classes()
            .that()
            .resideInAPackage("dev.facteur.fetch..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and("dev.facteur.fetch..", "dev.facteur.network..", "org.apache.hc.."));

    @ArchTest
    static final ArchRule httpClientIsKnownToFetchAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.facteur.fetch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "dev.facteur.fetch..");

    @ArchTest
    static final ArchRule theModelKnowsNeitherSubmissionNorNetwork = noClasses()
            .that()
            .resideInAPackage("dev.facteur.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.facteur.submission..", "dev.facteur.network..");

    @ArchTest
    static final ArchRule theConversationDoesNotKnowWhatItsFaultsMean = noClasses()
            .that()
            .resideInAPackage("dev.facteur.submission")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.facteur.submission.meaning..");

    @ArchTest
    static final ArchRule noPackagesKnowEachOther =
            slices().matching("dev.facteur.(**)").should().beFreeOfCycles();

    private static String[] and(String... own) {
        return Stream.concat(Arrays.stream(JDK), Arrays.stream(own)).toArray(String[]::new);
    }
}
