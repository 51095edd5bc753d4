package dev.facteur.embedded.quarkus;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.function.Predicate;

/** The fields of a test that ask for a part. */
record Fields(Class<? extends Annotation> annotation) implements Predicate<Field> {
    @Override
    public boolean test(Field field) {
        return field.isAnnotationPresent(annotation);
    }
}
