package org.halle.studio.rehearsal.stage;

import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.halle.call.ApplicationRegister;
import org.halle.call.Applying;
import org.halle.call.CallRegister;
import org.halle.cohort.Attending;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.desk.Desk;
import org.halle.desk.Subjects;
import org.halle.engine.VirtualTime;
import org.halle.hall.Profiling;
import org.halle.kernel.HalleClock;
import org.halle.notification.Letters;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.programme.Planning;
import org.halle.selection.Empanelling;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlisting;
import org.halle.studio.rehearsal.Assumptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Halle without its pages, its demonstration and its mail: what diagrams, steps and the desk need and no more. Not a
 * configuration that the serving Halle would find: {@link Rehearsal} names it.
 */
@ComponentScan(
        basePackages = "org.halle",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.halle\\.(site|demo|studio)\\..*",
                            "org\\.halle\\.HalleApplication",
                            "org\\.halle\\.people\\.web\\..*",
                            "org\\.halle\\.\\w+\\.web\\..*(Api|Pages|Controller|Door)"
                        }))
@EnableJdbcRepositories(basePackages = "org.halle")
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class House {

    /** As many digits as any id that follows: in the order of texts, too. */
    private static final long FIRST_ID = 1_000_000_000L;

    /** It need not ask the database which one it is, and can be put together while there is none yet. */
    @Bean
    static BeanPostProcessor engineOfH2(ObjectProvider<Take> take) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ProcessEngineFactoryBean factory) {
                    ProcessEngineConfigurationImpl engine = factory.getProcessEngineConfiguration();
                    engine.setDatabaseType("h2");
                    engine.getProcessEnginePlugins().add(new AbstractProcessEnginePlugin() {
                        @Override
                        public void postInit(ProcessEngineConfigurationImpl made) {
                            made.getSqlSessionFactory()
                                    .getConfiguration()
                                    .addInterceptor(new NotAsked(take.getObject()));
                        }
                    });
                    logNoPlaces(engine);
                }
                return bean;
            }
        };
    }

    /** Nothing is logged that would name them, and they are kept at every step. */
    private static void logNoPlaces(ProcessEngineConfigurationImpl engine) {
        engine.setLoggingContextActivityId("");
        engine.setLoggingContextActivityName("");
        engine.setLoggingContextApplicationName("");
        engine.setLoggingContextProcessDefinitionId("");
        engine.setLoggingContextProcessInstanceId("");
        engine.setLoggingContextTenantId("");
        engine.setLoggingContextEngineName("");
    }

    @Bean
    static ReadOnce readOnce(ObjectProvider<JdbcMappingContext> mapping) {
        return new ReadOnce(mapping);
    }

    /** In the order in which they are asked for: short, and the same in every rehearsal. */
    @Bean
    IdGenerator ids() {
        AtomicLong last = new AtomicLong();
        return () -> String.valueOf(FIRST_ID + last.incrementAndGet());
    }

    /** Letters are written and counted here, never dressed: a template is its own name, and nothing is read. */
    @Bean
    ITemplateEngine undressed() {
        StringTemplateResolver names = new StringTemplateResolver();
        names.setTemplateMode(TemplateMode.TEXT);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(names);
        return engine;
    }

    @Bean
    Witness witness(HalleClock clock, Take take) {
        return new Witness(clock, take);
    }

    @Bean
    Drawing drawing(Assumptions assumptions) {
        return new Drawing(assumptions.seed());
    }

    @Bean
    Ensemble ensemble(People people) {
        return new Ensemble(people);
    }

    @Bean
    Notebook notebook(
            Take take,
            Witness witness,
            ObjectProvider<Subjects> subjects,
            RuntimeService runtime,
            ManagementService management,
            MessageSource messages,
            HalleClock clock) {
        return new Notebook(take, witness, subjects, runtime, management, messages, clock);
    }

    @Bean
    Deliberation deliberation(Shortlisting shortlisting, SelectionRegister register, ApplicationRegister applications) {
        return new Deliberation(shortlisting, register, applications);
    }

    @Bean
    Stage stage(
            VirtualTime time,
            HalleClock clock,
            Desk desk,
            Deliberation deliberation,
            Notebook notebook,
            PlatformTransactionManager transactions) {
        return new Stage(time, clock, desk, deliberation, notebook, transactions);
    }

    @Bean
    Crowd crowd(People people, Ensemble ensemble, Deliberation deliberation, Assumptions assumptions, Drawing drawing) {
        return new Crowd(people, ensemble, deliberation, assumptions, drawing);
    }

    @Bean
    Plot.Services services(
            People people,
            Organisations organisations,
            Planning planning,
            Empanelling jury,
            Profiling funders,
            CallRegister calls,
            Applying applying,
            VentureRegister ventures,
            Attending attending,
            Withdrawing withdrawing) {
        return new Plot.Services(
                people, organisations, planning, jury, funders, calls, applying, ventures, attending, withdrawing);
    }

    @Bean
    Plot plot(Plot.Services services, Ensemble ensemble, Assumptions assumptions, Drawing drawing, Stage stage) {
        return new Plot(services, ensemble, assumptions, drawing, stage);
    }

    @Bean
    Findings findings(
            Assumptions assumptions,
            Witness witness,
            Notebook notebook,
            JdbcClient database,
            Ensemble ensemble,
            Letters letters,
            ApplicationRegister applications,
            VentureRegister ventures,
            MessageSource messages,
            HalleClock clock) {
        return new Findings(
                assumptions,
                new Traces(witness),
                notebook,
                new Strandings(database, notebook, witness),
                ensemble,
                letters,
                applications,
                ventures,
                messages,
                clock);
    }
}
