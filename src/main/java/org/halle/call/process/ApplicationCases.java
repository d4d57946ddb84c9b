package org.halle.call.process;

import java.util.Collection;
import java.util.UUID;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.CasesBeside;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each applicant starts an instance of their own, and each delay: the programme's board counts them with the rest. */
@Configuration(proxyBeanMethods = false)
class ApplicationCases {

    @Bean
    CasesBeside casesOfApplications(ApplicationRegister applications) {
        return new OfApplications(CallModel.APPLICATION, applications);
    }

    @Bean
    CasesBeside casesOfDelays(ApplicationRegister applications) {
        return new OfApplications(CallModel.DELAY, applications);
    }

    private record OfApplications(String process, ApplicationRegister applications) implements CasesBeside {

        @Override
        public Collection<UUID> keys(ProgrammeId programme) {
            return applications.idsOf(programme).stream()
                    .map(ApplicationId::value)
                    .toList();
        }
    }
}
