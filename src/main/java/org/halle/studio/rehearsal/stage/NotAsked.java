package org.halle.studio.rehearsal.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * What the engine asks its database at every step and a rehearsal knows: nothing, of what Halle never makes; and the
 * definitions, which stay as they were deployed. A third of its reading is that.
 */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "query",
                args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
final class NotAsked implements Interceptor {

    private static final String ENTITIES = "org.camunda.bpm.engine.impl.persistence.entity.";

    /** Tasks below tasks, variables of a task alone, messages put off. */
    private static final Set<String> NEVER_MADE = Set.of(
            ENTITIES + "TaskEntity.selectTasksByParentTaskId",
            ENTITIES + "VariableInstanceEntity.selectVariablesByTaskId",
            ENTITIES + "JobEntity.selectJobsByConfiguration");

    /** Only a step that failed makes one, and a quick take ends with it. */
    private static final String INCIDENTS = ENTITIES + "IncidentEntity.selectIncidentsByConfiguration";

    private static final Set<String> UNCHANGING = Set.of(
            ENTITIES + "ProcessDefinitionEntity.selectProcessDefinition",
            ENTITIES + "JobDefinitionEntity.selectJobDefinition");

    private final Take take;
    private final Map<Asked, List<?>> known = new HashMap<>();

    NotAsked(Take take) {
        this.take = take;
    }

    private record Asked(String statement, Object id) {}

    @Override
    public Object intercept(Invocation call) throws Throwable {
        String statement = ((MappedStatement) call.getArgs()[0]).getId();
        if (NEVER_MADE.contains(statement) || (take == Take.QUICK && INCIDENTS.equals(statement))) {
            return new ArrayList<>();
        }
        if (!UNCHANGING.contains(statement)) {
            return call.proceed();
        }
        Asked asked = new Asked(statement, call.getArgs()[1]);
        List<?> before = known.get(asked);
        if (before == null) {
            before = (List<?>) call.proceed();
            if (!before.isEmpty()) {
                known.put(asked, before);
            }
        }
        return new ArrayList<>(before);
    }
}
