package fr.plics.publish.site;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of {@code resources/site}: texts are escaped, a name they do not know is an error. */
final class Gabarits {

    private static final String FOLDER = "site/";

    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withCollector(new Optionals())
            .withLoader(Gabarits::reader);
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    /** A section shows what an optional holds, or nothing. */
    private static final class Optionals extends DefaultCollector {
        @Override
        public Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }
    }

    /** A page, made of a template and what it shows. */
    String render(String gabarit, Object contenu) {
        return compiled.computeIfAbsent(gabarit, name -> compiler.compile(reader(name)))
                .execute(contenu);
    }

    private static Reader reader(String name) {
        return new InputStreamReader(open(name + ".mustache"), StandardCharsets.UTF_8);
    }

    /** A file that goes to the site as it is. */
    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Gabarits.class.getClassLoader().getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("no " + FOLDER + name + " in the jar");
        }
        return in;
    }
}
