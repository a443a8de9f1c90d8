package fr.plics.job;

import fr.plics.kernel.Mois;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Months of the command line. */
final class MoisConverter implements ITypeConverter<Mois> {

    @Override
    public Mois convert(String text) {
        try {
            return Mois.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + ".");
        }
    }
}
