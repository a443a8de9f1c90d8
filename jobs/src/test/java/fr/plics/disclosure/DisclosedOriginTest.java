package fr.plics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.kernel.Cellule;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cell can be published only once it went through the rules: nobody else can make a {@link Disclosed}. */
class DisclosedOriginTest {

    private static List<Method> publicMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .toList();
    }

    @Test
    void only_its_package_can_make_a_disclosed_cell() {
        assertThat(Disclosed.class).isFinal();
        assertThat(Disclosed.class.getDeclaredConstructors())
                .extracting(Constructor::getModifiers)
                .noneMatch(m -> Modifier.isPublic(m) || Modifier.isProtected(m));
        assertThat(publicMethods(Disclosed.class)).noneMatch(m -> Modifier.isStatic(m.getModifiers()));
    }

    @Test
    void the_only_door_of_the_package_is_the_rules() {
        assertThat(publicMethods(Disclosure.class)).extracting(Method::getName).containsExactly("apply");
    }

    @Test
    void a_disclosed_cell_never_hands_out_the_cell_it_was_made_of() {
        assertThat(publicMethods(Disclosed.class))
                .extracting(Method::getReturnType)
                .doesNotContain(Cellule.class, Nombre.class);
    }
}
