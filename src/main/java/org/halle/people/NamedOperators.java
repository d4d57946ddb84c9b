package org.halle.people;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes operators of the addresses in {@code halle.operators}: the first people of a Halle where nobody is known yet. */
@Component
class NamedOperators implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(NamedOperators.class);

    private final People people;
    private final List<String> emails;

    NamedOperators(People people, @Value("${halle.operators:}") List<String> emails) {
        this.people = people;
        this.emails = emails;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        emails.stream().map(String::strip).filter(email -> !email.isEmpty()).forEach(this::admit);
    }

    private void admit(String email) {
        if (!EmailAddress.isPlausible(email)) {
            throw new IllegalStateException("halle.operators names no e-mail address: " + email);
        }
        if (people.byEmail(email).map(Person::operator).orElse(false)) {
            return;
        }
        people.makeOperator(people.register(email, "", "", Language.FR).id());
        LOG.info("One more operator, as halle.operators says");
    }
}
