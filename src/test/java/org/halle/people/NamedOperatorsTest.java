package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.halle.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({People.class, Grants.class, FirstComeInsert.class})
class NamedOperatorsTest {

    @Autowired
    People people;

    @Test
    void makesOperatorsOfThoseItNames() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.EN);

        start(" Ada@example.org ", "bob@example.org", "");

        assertThat(people.get(ada.id()).operator()).isTrue();
        assertThat(people.get(ada.id()).givenName()).isEqualTo("Ada");
        assertThat(people.byEmail("bob@example.org")).get().matches(Person::operator);
    }

    @Test
    void changesNothingAtTheNextStart() {
        start("ada@example.org");
        Person ada = people.byEmail("ada@example.org").orElseThrow();

        start("ada@example.org");

        assertThat(people.byEmail("ada@example.org")).contains(ada);
    }

    @Test
    void doesNotStartWithAnAddressThatIsNone() {
        assertThatThrownBy(() -> start("ada"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("halle.operators");
    }

    private void start(String... emails) {
        new NamedOperators(people, List.of(emails)).run(new DefaultApplicationArguments());
    }
}
