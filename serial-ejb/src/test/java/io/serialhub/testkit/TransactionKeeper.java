package io.serialhub.testkit;

import jakarta.annotation.Priority;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Callable;

/** Container-managed transactions, as the annotations of an EJB ask for them. */
@EjbsAsBeans.Transacted
@Interceptor
@Priority(1)
class TransactionKeeper {
    @Inject
    private TestTransactions transactions;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        Class<?> bean = call.getMethod().getDeclaringClass();
        TransactionManagement management = bean.getAnnotation(TransactionManagement.class);
        if (management != null && management.value() == TransactionManagementType.BEAN) {
            return call.proceed();
        }
        return switch (attribute(call, bean)) {
            case REQUIRES_NEW -> transactions.newTransaction(proceed(call));
            case REQUIRED, MANDATORY ->
                transactions.active() ? call.proceed() : transactions.newTransaction(proceed(call));
            case NOT_SUPPORTED, NEVER -> transactions.suspended(proceed(call));
            case SUPPORTS -> call.proceed();
        };
    }

    private static Callable<Object> proceed(InvocationContext call) {
        return call::proceed;
    }

    private static TransactionAttributeType attribute(InvocationContext call, Class<?> bean) {
        TransactionAttribute own = call.getMethod().getAnnotation(TransactionAttribute.class);
        TransactionAttribute attribute = own == null ? bean.getAnnotation(TransactionAttribute.class) : own;
        return attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
    }
}
