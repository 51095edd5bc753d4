package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.PostgresPart;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one {@link SharedParts} of this JVM. Quarkus loads tests and test resources anew for every test profile, in a
 * class loader that it closes afterwards; a static there would start a broker per profile, and leave it without its
 * classes. The parts live in the system class loader instead and are spoken to through their interface; the types of
 * its methods are the JDK's, and what its default methods do is done on the caller's side.
 */
final class Shared {

    private static final ClassLoader HOME = ClassLoader.getSystemClassLoader();

    private Shared() {}

    static KafkaPart kafka() {
        return part(KafkaPart.class, "kafka");
    }

    static PostgresPart postgres() {
        return part(PostgresPart.class, "postgres");
    }

    private static <T> T part(Class<T> type, String factory) {
        try {
            var found = call(home().getMethod(factory), null);
            if (found == null) {
                throw new IllegalStateException("No shared " + factory);
            }
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : call(counterpart(found, method), found, arguments)));
        } catch (Throwable e) {
            throw new IllegalStateException("The shared %s did not start".formatted(factory), e);
        }
    }

    /** Continuous testing runs without the test class path in the system class loader: each has its own there. */
    private static Class<?> home() {
        try {
            return HOME.loadClass(SharedParts.class.getName());
        } catch (ClassNotFoundException e) {
            return SharedParts.class;
        }
    }

    private static Method counterpart(Object part, Method method) throws NoSuchMethodException {
        return part.getClass().getMethod(method.getName(), method.getParameterTypes());
    }

    /** Kafka looks classes up in the context class loader, and its threads inherit it: it must be the part's own. */
    private static @Nullable Object call(
            Method method, @Nullable Object target, @Nullable Object @Nullable ... arguments) throws Throwable {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
