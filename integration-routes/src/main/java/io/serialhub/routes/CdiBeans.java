package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.BeanRepository;

/** Camel's view of the CDI beans. Routes should name normal-scoped beans only: nobody would destroy a dependent one. */
@Dependent
class CdiBeans implements BeanRepository {
    @Inject
    private BeanManager manager;

    @Override
    public Object lookupByName(String name) {
        return lookupByNameAndType(name, Object.class);
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        var found = manager.getBeans(name);
        if (found.isEmpty()) {
            return null;
        }
        var reference = reference(manager.resolve(found), type);
        return type.isInstance(reference) ? type.cast(reference) : null;
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        Set<T> references = new LinkedHashSet<>();
        for (Bean<?> bean : manager.getBeans(type, Any.Literal.INSTANCE)) {
            references.add(type.cast(reference(bean, type)));
        }
        return references;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        Map<String, T> references = new LinkedHashMap<>();
        for (Bean<?> bean : manager.getBeans(type, Any.Literal.INSTANCE)) {
            if (bean.getName() != null) {
                references.put(bean.getName(), type.cast(reference(bean, type)));
            }
        }
        return references;
    }

    private Object reference(Bean<?> bean, Class<?> wanted) {
        var type = wanted == Object.class ? bean.getBeanClass() : wanted;
        return manager.getReference(bean, type, manager.createCreationalContext(bean));
    }
}
