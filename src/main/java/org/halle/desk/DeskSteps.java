package org.halle.desk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.engine.StepCall;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps that any diagram may ask for, whatever it is about. */
@Configuration(proxyBeanMethods = false)
class DeskSteps {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    @Bean
    Step notifyPeople(ObjectProvider<Subjects> subjects, People people, Mailing mailing) {
        return Step.named("notify")
                .title("Écrire à un groupe")
                .help("Envoie la même lettre à chaque personne des groupes nommés : un rôle dans le programme (manager,"
                        + " juror, coach, funder, observer) ou une place dans le dossier (lead, partners, referent).")
                .input("groups", "Groupes, séparés par des virgules")
                .like("lead, coach")
                .required()
                .input("subject", "Objet de la lettre")
                .like("Votre visite")
                .required()
                .prose("text", "Texte de la lettre")
                .like("La visite de votre projet a lieu la semaine prochaine.")
                .required()
                .does(step -> {
                    new Notice(subjects.stream(), people, mailing).send(step);
                    return Outcome.none();
                });
    }

    @Bean
    Step waitUntil(HalleClock clock) {
        return Step.named("waitUntil")
                .title("Fixer une date d’attente")
                .help("Calcule une date, à neuf heures à Paris, qu’une minuterie attend ensuite : tant de jours après"
                        + " maintenant ou après une date connue ; un nombre négatif, tant de jours avant.")
                .number("days", "Jours")
                .like("10")
                .required()
                .moment("from", "À partir de (une date connue ; maintenant si vide)")
                .outcome("waitUntil", "Date à attendre")
                .does(step -> Outcome.of("waitUntil", moment(step, clock)));
    }

    private static Instant moment(StepCall step, HalleClock clock) {
        Instant from = Objects.requireNonNullElseGet(step.moment("from"), clock::instant);
        int days = Objects.requireNonNullElse(step.number("days"), 0);
        return ZonedDateTime.ofInstant(from, HalleClock.PARIS)
                .plusDays(days)
                .with(MORNING)
                .toInstant();
    }

    /** A letter that a manager wrote into a diagram. */
    private record Notice(Stream<Subjects> kinds, People people, Mailing mailing) {

        void send(StepCall step) {
            String title = input(step, "subject");
            String text = input(step, "text");
            Subjects kind = kinds.filter(one -> one.kind().equals(step.subject()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no module answers for " + step.subject()));
            SubjectCard card = kind.card(step.key());
            for (PersonId person : people(step, kind, card)) {
                mailing.post(Letter.info("notice", person)
                        .about(step.subject() + "/" + step.key())
                        .occurrence(step.occurrence())
                        .with("title", title)
                        .with("text", text)
                        .with(
                                "about",
                                kind.knows(person, step.key())
                                        ? card.title()
                                        : kind.veiled(step.key()).title())
                        .link("/desk"));
            }
        }

        private Set<PersonId> people(StepCall step, Subjects kind, SubjectCard card) {
            Set<PersonId> found = new LinkedHashSet<>();
            Arrays.stream(input(step, "groups").split(",")).map(String::strip).forEach(group -> Role.ofGroup(group)
                    .ifPresentOrElse(
                            role -> people.holding(role, card.programme()).stream()
                                    .map(Person::id)
                                    .forEach(found::add),
                            () -> found.addAll(kind.people(group, step.key()))));
            return found;
        }

        private static String input(StepCall step, String name) {
            String value = step.input(name);
            if (value == null) {
                throw new IllegalArgumentException("the step notify needs " + name);
            }
            return value;
        }
    }
}
