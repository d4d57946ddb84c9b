package org.halle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.mapstruct.Mapper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** What the house rules say and the compiler does not hold. */
@AnalyzeClasses(packages = "org.halle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] WITH_ENGINE = {
        "org.halle..process..", "org.halle.engine..", "org.halle.desk..", "org.halle.studio.."
    };

    @ArchTest
    static final ArchRule onlyProcessPackagesEngineDeskAndStudioKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(WITH_ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule beansComeByConstructor =
            noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    /** MapStruct names what it writes. */
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
            DescribedPredicate.describe("written by hand", type -> type.getRawInterfaces().stream()
                    .noneMatch(view -> view.isAnnotatedWith(Mapper.class)));

    @ArchTest
    static final ArchRule namesSayWhatIsDone = noClasses()
            .that(WRITTEN_BY_HAND)
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)")
            .orShould()
            .haveNameMatching(".*\\.(Base|Abstract)[A-Z].*")
            .as("no class is named Impl, Manager, Helper, Util or Base");

    @ArchTest
    static final ArchRule repositoriesAreNobodyElsesBusiness = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllersAreNobodyElsesBusiness = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(ControllerAdvice.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule pagesAndDiagramsMeetInTheStage = noClasses()
            .that()
            .resideInAPackage("org.halle.*.web..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.halle.*.process.."));

    @ArchTest
    static final ArchRule diagramsKnowNoPages = noClasses()
            .that()
            .resideInAPackage("org.halle.*.process..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.halle.*.web.."));

    @ArchTest
    static final ArchRule stagesKnowNeitherTheirPagesNorTheirDiagrams = noClasses()
            .that(resideInAPackage("org.halle.*").and(DescribedPredicate.not(resideInAnyPackage("org.halle.site"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.halle.*.web..", "org.halle.*.process..")
                    .as("reside in a web or process package"));
}
