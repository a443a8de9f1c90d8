package fr.plics.job;

import fr.plics.publish.file.Format;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats of the command line. */
final class FormatConverter implements ITypeConverter<Format> {

    @Override
    public Format convert(String text) {
        return Arrays.stream(Format.values())
                .filter(f -> f.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("« " + text + " » n'est pas un format connu : "
                        + Arrays.stream(Format.values()).map(Format::code).collect(Collectors.joining(", ")) + "."));
    }
}
