package org.halle.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.halle.kernel.Id;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of diagrams, without reach: variables, steps and lists of the catalogue, and the business key. There is no
 * bean resolver, so no method of any object can be called and no property of one read.
 */
final class SandboxExpressions extends JuelExpressionManager {

    private static final Set<String> READABLE = Set.of("processBusinessKey", "processInstanceId");

    private final Catalogue catalogue;

    SandboxExpressions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new InstanceResolver(catalogue));
        resolver.add(new VariableContextElResolver());
        return resolver;
    }

    /** Names without a base (variables, steps, lists, moments, {@code execution}) and the two properties of {@code execution}. */
    private static final class InstanceResolver extends ELResolver {

        private final Catalogue catalogue;
        /** A parallel "for each" asks for its list once per element; within one command it stays the same list. */
        private final Map<Object, Map<String, List<String>>> listsOfCommand =
                Collections.synchronizedMap(new WeakHashMap<>());

        InstanceResolver(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            Object scope = context.getContext(VariableScope.class);
            if (base == null) {
                Object value = named(scope, String.valueOf(property));
                if (value != null
                        || scope instanceof VariableScope variables
                                && variables.hasVariable(String.valueOf(property))) {
                    context.setPropertyResolved(true);
                }
                return value;
            }
            if (base instanceof Execution execution && READABLE.contains(String.valueOf(property))) {
                context.setPropertyResolved(true);
                return "processInstanceId".equals(property)
                        ? execution.of.getProcessInstanceId()
                        : execution.of.getProcessBusinessKey();
            }
            throw new ELException("a diagram may not read '" + property + "' here");
        }

        private @Nullable Object named(@Nullable Object scope, String name) {
            if (scope instanceof VariableScope variables && variables.hasVariable(name)) {
                return variables.getVariable(name);
            }
            DelegateExecution execution = execution(scope);
            if ("execution".equals(name) && execution != null) {
                return new Execution(execution);
            }
            Step step = catalogue.step(name);
            if (step != null) {
                return step;
            }
            if (execution == null) {
                return null;
            }
            String key = execution.getProcessBusinessKey();
            NamedList list = catalogue.list(name);
            if (list != null) {
                return listsOfCommand
                        .computeIfAbsent(Context.getCommandContext(), command -> new ConcurrentHashMap<>())
                        .computeIfAbsent(name + "/" + key, asked -> List.copyOf(list.items(Id.parse(key))));
            }
            NamedMoment moment = catalogue.moment(name);
            return moment == null
                    ? null
                    : moment.at(name, Id.parse(key)).map(Date::from).orElse(null);
        }

        private static @Nullable DelegateExecution execution(@Nullable Object scope) {
            if (scope instanceof ExecutionEntity execution) {
                return execution;
            }
            return scope instanceof TaskEntity task ? task.getExecution() : null;
        }

        @Override
        public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            return Object.class;
        }

        @Override
        public void setValue(
                ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
            throw new ELException("a diagram may not write '" + property + "'");
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }

        /** Hides the engine's execution from expressions: only what {@link #READABLE} names can be read of it. */
        private record Execution(DelegateExecution of) {}
    }
}
