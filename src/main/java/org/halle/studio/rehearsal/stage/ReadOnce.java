package org.halle.studio.rehearsal.stage;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what was read of aggregates until they are written: nobody else writes to a rehearsal's database, and much of its
 * reading is of what was read just before. By an id the aggregate itself is kept, saved ones too; what was found
 * otherwise is kept until anything of that kind is saved. What a transaction takes back is forgotten with all the rest.
 */
final class ReadOnce implements BeanPostProcessor {

    private static final Set<String> ASKING_BY_ID =
            Set.of("findById", "findAloneById", "findHeldById", "get", "alone", "held");

    private final ObjectProvider<JdbcMappingContext> mapping;
    private final List<Known> kept = new ArrayList<>();
    private boolean watching;

    ReadOnce(ObjectProvider<JdbcMappingContext> mapping) {
        this.mapping = mapping;
    }

    /** What a repository was asked. */
    private record Asked(Method method, List<Object> arguments) {}

    /** What is known of one repository's aggregates. */
    private static final class Known {
        private final Map<Object, Object> byId = new HashMap<>();
        private final Map<Asked, Object> found = new HashMap<>();
        private final Map<Method, Kind> kinds = new HashMap<>();

        void clear() {
            byId.clear();
            found.clear();
        }

        Kind kind(Method method) {
            return kinds.computeIfAbsent(method, Kind::of);
        }
    }

    private enum Kind {
        BY_ID,
        /** The words of the method's name are the question: of these aggregates alone. */
        FIND,
        SAVE,
        /** A statement of its own that may read other tables too, or a default method; neither writes. */
        OTHER,
        WRITE;

        static Kind of(Method method) {
            String name = method.getName();
            if (ASKING_BY_ID.contains(name) && method.getParameterCount() == 1) {
                return BY_ID;
            }
            if (method.isAnnotationPresent(Modifying.class) || name.startsWith("delete")) {
                return WRITE;
            }
            if (name.startsWith("save")) {
                return SAVE;
            }
            boolean derived = !method.isDefault() && !method.isAnnotationPresent(Query.class);
            return derived && name.matches("(find|exists|count).*") ? FIND : OTHER;
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof CrudRepository<?, ?>)) {
            return bean;
        }
        Known known = new Known();
        kept.add(known);
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.addAdvice(0, (MethodInterceptor) call -> answer(call, known));
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private @Nullable Object answer(MethodInvocation call, Known known) throws Throwable {
        return switch (known.kind(call.getMethod())) {
            case BY_ID -> byId(call, known);
            case FIND -> found(call, known);
            case SAVE -> {
                watch();
                known.found.clear();
                Object saved = call.proceed();
                keep(saved, known);
                yield saved;
            }
            case WRITE -> {
                known.clear();
                yield call.proceed();
            }
            case OTHER -> call.proceed();
        };
    }

    private @Nullable Object byId(MethodInvocation call, Known known) throws Throwable {
        Object id = call.getArguments()[0];
        boolean optional = call.getMethod().getReturnType() == Optional.class;
        Object before = known.byId.get(id);
        if (before != null) {
            return optional ? Optional.of(before) : before;
        }
        Object answer = call.proceed();
        Object found = answer instanceof Optional<?> maybe ? maybe.orElse(null) : answer;
        if (found != null) {
            watch();
            known.byId.put(id, found);
        }
        return answer;
    }

    private @Nullable Object found(MethodInvocation call, Known known) throws Throwable {
        Asked asked = new Asked(call.getMethod(), Arrays.asList(call.getArguments()));
        Object before = known.found.get(asked);
        if (before == null) {
            before = call.proceed();
            if (before == null) {
                return null;
            }
            watch();
            known.found.put(asked, before);
        }
        // whoever asked may sort it
        return before instanceof List<?> list ? new ArrayList<>(list) : before;
    }

    private void keep(@Nullable Object saved, Known known) {
        if (saved instanceof Iterable<?> several) {
            several.forEach(one -> keep(one, known));
        } else if (saved != null) {
            Object id = mapping.getObject()
                    .getRequiredPersistentEntity(saved.getClass())
                    .getIdentifierAccessor(saved)
                    .getRequiredIdentifier();
            known.byId.put(id, saved);
        }
    }

    private void watch() {
        if (!watching && TransactionSynchronizationManager.isSynchronizationActive()) {
            watching = true;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    watching = false;
                    if (status != STATUS_COMMITTED) {
                        kept.forEach(Known::clear);
                    }
                }
            });
        }
    }
}
