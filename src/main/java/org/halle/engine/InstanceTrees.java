package org.halle.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.runtime.NativeExecutionQuery;

/**
 * Many running instances, each with its branches and what they know, read in two statements; by itself the engine asks
 * for every branch and its variables one by one. Inside a command of the engine only, where what is read stays at hand.
 */
final class InstanceTrees {

    private final RuntimeService runtime;

    InstanceTrees(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @return every branch of the running instances about those keys, the instances themselves included */
    List<ExecutionEntity> about(String process, List<UUID> keys) {
        NativeExecutionQuery query = runtime.createNativeExecutionQuery()
                .sql("select e.* from ACT_RU_EXECUTION e where e.PROC_INST_ID_ in ("
                        + "select i.ID_ from ACT_RU_EXECUTION i join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_"
                        + " where d.KEY_ = #{process} and i.PARENT_ID_ is null and i.BUSINESS_KEY_ in ("
                        + IntStream.range(0, keys.size())
                                .mapToObj(place -> "#{key" + place + "}")
                                .collect(Collectors.joining(", "))
                        + "))")
                .parameter("process", process);
        for (int place = 0; place < keys.size(); place++) {
            query = query.parameter("key" + place, keys.get(place).toString());
        }
        return query.list().stream().map(ExecutionEntity.class::cast).toList();
    }

    /** Joins the branches and gives them their variables; a second time they would be there twice. */
    void fill(Collection<ExecutionEntity> executions) {
        Map<String, List<ExecutionEntity>> branches =
                executions.stream().collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId));
        Map<String, List<VariableInstanceEntity>> variables = runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(branches.keySet().toArray(String[]::new))
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .map(VariableInstanceEntity.class::cast)
                .collect(Collectors.groupingBy(VariableInstanceEntity::getProcessInstanceId));
        for (ExecutionEntity instance : executions) {
            if (instance.isProcessInstanceExecution()) {
                instance.restoreProcessInstance(
                        branches.get(instance.getId()),
                        null,
                        variables.getOrDefault(instance.getId(), List.of()),
                        null,
                        null,
                        null,
                        null);
            }
        }
    }
}
