package org.ntkverify.numeric.internal.code;

import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.janino.ClassBodyEvaluator;
import org.ntkverify.numeric.internal.cache.RecentlyUsed;

/**
 * Implementations of an interface compiled from source text. The same text gives the same object, because a new class would be
 * interpreted and optimised once more: a run of the catalogue asks for some activations a hundred times.
 */
public final class GeneratedCode {

    private static final int KEPT = 512;

    private record Text(Class<?> type, String members) {}

    private static final RecentlyUsed<Text, Object> COMPILED = new RecentlyUsed<>(KEPT, GeneratedCode::compile);

    private GeneratedCode() {}

    /**
     * Returns an object that implements {@code type} by {@code members}, a class body without state. May be called by several
     * threads; they then share the object.
     *
     * @throws GeneratedCodeException if the compiler refuses the text, as when a method is over 64 KiB
     */
    public static <T> T implementing(Class<T> type, String members) {
        return type.cast(COMPILED.at(new Text(type, members)));
    }

    private static Object compile(Text text) {
        ClassBodyEvaluator compiler = new ClassBodyEvaluator();
        compiler.setParentClassLoader(text.type().getClassLoader());
        compiler.setImplementedInterfaces(new Class<?>[] {text.type()});
        try {
            compiler.cook(text.members());
            return compiler.getClazz().getDeclaredConstructor().newInstance();
        } catch (CompileException | InternalCompilerException | ReflectiveOperationException | LinkageError refused) {
            throw new GeneratedCodeException(
                    "generated code must compile but its %s characters for %s did not: %s"
                            .formatted(text.members().length(), text.type().getSimpleName(), refused.getMessage()),
                    refused);
        }
    }
}
