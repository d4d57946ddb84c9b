package org.halle;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void importsGoLeftwardsOnly() {
        ApplicationModules.of(HalleApplication.class).verify();
    }
}
