package dev.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RestController;

/** The walls of the architecture: each rule is one sentence of the design. */
@AnalyzeClasses(packages = "dev.latchkey", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** The sentence at the top of README's architecture section, as folders. */
    private static final Set<String> MODULES = Set.of(
            "policy",
            "aws",
            "console",
            "activity",
            "session",
            "inventory",
            "permission",
            "invocation",
            "access",
            "audit",
            "tutorial",
            "sandbox");

    private static final String SDK = "software.amazon.awssdk..";

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(LatchkeyApplication.class).verify();
    }

    @ArchTest
    void theFoldersAreTheSentence(JavaClasses all) {
        assertThat(all.getPackage("dev.latchkey").getSubpackages().stream().map(JavaPackage::getRelativeName))
                .containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @ArchTest
    void everyModuleDeniesByDefault(JavaClasses all) {
        for (JavaPackage module : all.getPackage("dev.latchkey").getSubpackages()) {
            assertThat(module.tryGetAnnotationOfType(ApplicationModule.class))
                    .as("module declaration of %s", module.getName())
                    .hasValueSatisfying(declared -> assertThat(declared.allowedDependencies())
                            .isNotEqualTo(new String[] {ApplicationModule.OPEN_TOKEN}));
        }
    }

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses all) {
        Set<String> unmarked = all.getPackage("dev.latchkey").getSubpackagesInTree().stream()
                .filter(room -> !room.getClasses().isEmpty())
                .filter(room -> room.tryGetAnnotationOfType(NullMarked.class).isEmpty())
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static final ArchRule policyIsPlainJava = classes()
            .that()
            .resideInAPackage("dev.latchkey.policy")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.latchkey.policy"));

    @ArchTest
    static final ArchRule policyJsonKnowsOnlyJacksonBesides = classes()
            .that()
            .resideInAPackage("dev.latchkey.policy.json..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.latchkey.policy..", "tools.jackson.."));

    @ArchTest
    static final ArchRule nobodyReachesTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("dev.latchkey.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.latchkey.sandbox..");

    @ArchTest
    static final ArchRule nobodyLoadsClassesByName =
            noClasses().should().callMethod(Class.class, "forName", String.class);

    @ArchTest
    static final ArchRule theSandboxNeverUsesTheSdk = noClasses()
            .that()
            .resideInAPackage("dev.latchkey.sandbox..")
            .should()
            .dependOnClassesThat(resideInAPackage(SDK));

    @ArchTest
    static final ArchRule onlyTheSandboxListenerKnowsSpring = noClasses()
            .that()
            .resideInAPackage("dev.latchkey.sandbox..")
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .doNotHaveSimpleName("SandboxStarter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule sdkTypesStayInHiddenClassesThatSaySo = classes()
            .that()
            .resideOutsideOfPackage("dev.latchkey.aws..")
            .and(describe("use the AWS SDK", ArchitectureTests::usesTheSdk))
            .should()
            .haveNameMatching(".*\\.(Sts|Iam|Lambda|SigV4)[A-Za-z0-9$]*")
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule controllersAreHidden = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(ControllerAdvice.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule theRootHoldsOnlyTheApplication = classes()
            .that()
            .resideInAPackage("dev.latchkey")
            .should()
            .haveNameMatching("dev\\.latchkey\\.(LatchkeyApplication(\\$.*)?|package-info)");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .accessTargetWhere(describe("reads the time past the clock", ArchitectureTests::readsTheTime));

    @ArchTest
    static final ArchRule thePrincipalOfJavaStaysInTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("dev.latchkey.console..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.security.Principal.class);

    @ArchTest
    static final ArchRule secretsCrossABorderOnlyThroughCredentials = noClasses()
            .that()
            .resideOutsideOfPackages("dev.latchkey.session..", "dev.latchkey.invocation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.latchkey.session.credentials..");

    /** Bound properties hold what the operator wrote in his configuration; the sandbox's secrets are its own invention. */
    @ArchTest
    static final ArchRule noFieldHoldsASecretAsText = fields().that()
            .haveRawType(String.class)
            .and()
            .haveNameMatching("(?i).*(secretAccessKey|sessionToken|password|tokenCode)$")
            .should()
            .beDeclaredInClassesThat(describe(
                    "are bound properties or the sandbox",
                    owner -> owner.getPackageName().startsWith("dev.latchkey.sandbox")
                            || owner.getName().startsWith("dev.latchkey.aws.ConnectionProperties")
                            || owner.getName().startsWith("dev.latchkey.console.ConsoleProperties")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule namesAreTheFieldsOwn =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Entity|Info|Data)(\\$.*)?$");

    private static boolean usesTheSdk(JavaClass owner) {
        return owner.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(SDK).test(dependency.getTargetClass()));
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean inJavaTime = owner.getPackageName().equals("java.time") && !owner.isEquivalentTo(Clock.class);
        boolean now = inJavaTime && access.getName().equals("now") && !takesAClock(access);
        boolean millis = owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis");
        return now || millis;
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
