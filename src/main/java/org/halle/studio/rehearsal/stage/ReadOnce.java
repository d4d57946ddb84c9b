package org.halle.studio.rehearsal.stage;

import java.util.ArrayList;
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
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps aggregates that were read by their id until they are saved: nobody else writes to a rehearsal's database, and
 * half of its reading is of what was read just before. What a transaction takes back is forgotten with all the rest.
 */
final class ReadOnce implements BeanPostProcessor {

    private static final Set<String> BY_ID =
            Set.of("findById", "findAloneById", "findHeldById", "get", "alone", "held");

    private final ObjectProvider<JdbcMappingContext> mapping;
    private final List<Map<Object, Object>> kept = new ArrayList<>();
    private boolean watching;

    ReadOnce(ObjectProvider<JdbcMappingContext> mapping) {
        this.mapping = mapping;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof CrudRepository<?, ?>)) {
            return bean;
        }
        Map<Object, Object> known = new HashMap<>();
        kept.add(known);
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.addAdvice(0, (MethodInterceptor) call -> read(call, known));
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private @Nullable Object read(MethodInvocation call, Map<Object, Object> known) throws Throwable {
        String method = call.getMethod().getName();
        Object[] arguments = call.getArguments();
        if (BY_ID.contains(method) && arguments.length == 1) {
            return byId(call, arguments[0], known);
        }
        if ("save".equals(method)) {
            forget(arguments[0], known);
        } else if ("saveAll".equals(method) && arguments[0] instanceof Iterable<?> all) {
            all.forEach(aggregate -> forget(aggregate, known));
        } else if (method.startsWith("delete")) {
            known.clear();
        }
        return call.proceed();
    }

    private @Nullable Object byId(MethodInvocation call, Object id, Map<Object, Object> known) throws Throwable {
        boolean optional = call.getMethod().getReturnType() == Optional.class;
        Object before = known.get(id);
        if (before != null) {
            return optional ? Optional.of(before) : before;
        }
        Object answer = call.proceed();
        Object found = answer instanceof Optional<?> maybe ? maybe.orElse(null) : answer;
        if (found != null) {
            watch();
            known.put(id, found);
        }
        return answer;
    }

    private void forget(Object aggregate, Map<Object, Object> known) {
        Object id = mapping.getObject()
                .getRequiredPersistentEntity(aggregate.getClass())
                .getIdentifierAccessor(aggregate)
                .getIdentifier();
        if (id != null) {
            watch();
            known.remove(id);
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
                        kept.forEach(Map::clear);
                    }
                }
            });
        }
    }
}
