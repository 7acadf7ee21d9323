package io.revenuesignals.platform.messaging;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/**
 * Calls the constructors of records by handles that take their arguments as an array. Jackson's own way derives such a handle
 * anew for each call, which made a twelfth of all garbage of a service that reads many events.
 */
final class RecordConstructors extends ValueInstantiators.Base {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator usual) {
        return bean.getBeanClass().isRecord()
                        && usual instanceof StdValueInstantiator standard
                        && standard.getWithArgsCreator() != null
                        && standard.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
                ? new ByHandle(standard, constructor)
                : usual;
    }

    private static final class ByHandle extends StdValueInstantiator {

        private static final MethodType ARRAY_TO_OBJECT = MethodType.methodType(Object.class, Object[].class);

        private final MethodHandle constructor;

        ByHandle(StdValueInstantiator usual, Constructor<?> constructor) {
            super(usual);
            try {
                this.constructor = MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(ARRAY_TO_OBJECT);
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException(constructor + " is not public", e);
            }
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return constructor.invokeExact(arguments);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(getValueClass(), arguments, rewrapCtorProblem(context, e));
            }
        }
    }
}
