package org.halle.cohort.process;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.halle.cohort.Milestone;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the cohort's tasks are about, and who their people are. */
@Configuration(proxyBeanMethods = false)
class CohortSubjects {

    @Bean
    Subjects ventureSubjects(VentureRegister register, Organisations organisations, People people) {
        return new Subjects() {
            @Override
            public String kind() {
                return "venture";
            }

            @Override
            public SubjectCard card(UUID id) {
                Venture venture = register.get(new VentureId(id));
                return new SubjectCard(
                        venture.name(),
                        organisations.get(venture.organisation()).name(),
                        "/ventures/" + venture.id(),
                        venture.programme());
            }

            @Override
            public Set<PersonId> people(String group, UUID id) {
                return peopleOf(group, register.get(new VentureId(id)), false, people);
            }

            @Override
            public boolean mayView(PersonId by, UUID id) {
                return register.mayView(by, new VentureId(id));
            }
        };
    }

    @Bean
    Subjects milestoneSubjects(VentureRegister register, People people) {
        return new Subjects() {
            @Override
            public String kind() {
                return "milestone";
            }

            @Override
            public SubjectCard card(UUID id) {
                Milestone milestone = register.milestone(new MilestoneId(id));
                Venture venture = register.get(milestone.venture());
                return new SubjectCard(
                        milestone.title(), venture.name(), "/ventures/" + venture.id(), venture.programme());
            }

            @Override
            public Set<PersonId> people(String group, UUID id) {
                Milestone milestone = register.milestone(new MilestoneId(id));
                return peopleOf(group, register.get(milestone.venture()), milestone.escalatedAt() != null, people);
            }

            @Override
            public boolean mayView(PersonId by, UUID id) {
                return register.mayView(
                        by, register.milestone(new MilestoneId(id)).venture());
            }
        };
    }

    @Bean
    Subjects sessionSubjects(VentureRegister register, Rights rights) {
        return new Subjects() {
            @Override
            public String kind() {
                return "session";
            }

            @Override
            public SubjectCard card(UUID id) {
                Session session = register.session(new SessionId(id));
                return new SubjectCard(
                        session.theme(), session.place(), "/sessions/" + session.id(), session.programme());
            }

            @Override
            public Set<PersonId> people(String group, UUID id) {
                return Set.of();
            }

            @Override
            public boolean mayView(PersonId by, UUID id) {
                Session session = register.session(new SessionId(id));
                return rights.hasAny(by, session.programme(), Role.COACH, Role.MANAGER);
            }
        };
    }

    /** The referent's work falls to all coaches while nobody is named, and to the substitute too once escalated. */
    private static Set<PersonId> peopleOf(String group, Venture venture, boolean escalated, People people) {
        Set<PersonId> found = new LinkedHashSet<>();
        if ("lead".equals(group)) {
            found.add(venture.lead());
        } else if ("referent".equals(group)) {
            if (venture.referent() == null) {
                people.holding(Role.COACH, venture.programme()).stream()
                        .map(Person::id)
                        .forEach(found::add);
            } else {
                found.add(venture.referent());
            }
            if (escalated && venture.substitute() != null) {
                found.add(venture.substitute());
            }
        }
        return found;
    }
}
