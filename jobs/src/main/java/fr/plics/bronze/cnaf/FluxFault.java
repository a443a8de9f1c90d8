package fr.plics.bronze.cnaf;

import fr.plics.quality.ContentRule;

/** A fault that refuses the whole file; thrown inside the reader, turned into a verdict at its door. */
final class FluxFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final ContentRule rule;
    private final String position;
    private final transient Object[] details;

    /**
     * A fault.
     *
     * @param rule broken rule
     * @param position where: element, record, byte; never a value
     * @param details what the sentence of the rule asks for
     */
    FluxFault(ContentRule rule, String position, Object... details) {
        super(rule.text().code(), null, false, false);
        this.rule = rule;
        this.position = position;
        this.details = details;
    }

    ContentRule rule() {
        return rule;
    }

    String position() {
        return position;
    }

    Object[] details() {
        return details;
    }
}
