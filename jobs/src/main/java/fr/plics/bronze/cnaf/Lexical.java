package fr.plics.bronze.cnaf;

import fr.plics.contract.Element;

/** The simple types of the schema, checked on the characters: an unreadable value sends its record to quarantine. */
final class Lexical {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Lexical() {}

    /**
     * Whether characters are a value of that type, blanks around them set aside.
     *
     * @param digits most digits of an integer, leading zeros set aside; 0 when not bounded
     */
    static boolean isValid(Element.Type type, int digits, char[] chars, int start, int end) {
        return switch (type) {
            case STRING, BLOC -> true;
            case INTEGER -> isInteger(chars, start, end) && (digits == 0 || significant(chars, start, end) <= digits);
            case DECIMAL -> isDecimal(chars, start, end);
            case BOOLEAN -> isBoolean(chars, start, end);
            case DATE -> isDate(chars, start, end);
            case TIME -> isTime(chars, start, end);
        };
    }

    private static boolean isInteger(char[] chars, int start, int end) {
        int from = start < end && (chars[start] == '-' || chars[start] == '+') ? start + 1 : start;
        return from < end && digits(chars, from, end) == end;
    }

    private static int significant(char[] chars, int start, int end) {
        int at = start;
        while (at < end && (chars[at] == '+' || chars[at] == '-' || chars[at] == '0')) {
            at++;
        }
        return end - at;
    }

    private static boolean isDecimal(char[] chars, int start, int end) {
        int from = start < end && (chars[start] == '-' || chars[start] == '+') ? start + 1 : start;
        int point = digits(chars, from, end);
        if (point == end) {
            return from < end;
        }
        return chars[point] == '.' && digits(chars, point + 1, end) == end && end - from > 1;
    }

    private static boolean isBoolean(char[] chars, int start, int end) {
        if (end - start == 1) {
            return chars[start] == '0' || chars[start] == '1';
        }
        return same(chars, start, end, "true") || same(chars, start, end, "false");
    }

    /** {@code AAAA-MM-JJ}, a time zone allowed after it. */
    private static boolean isDate(char[] chars, int start, int end) {
        if (end - start < 10 || digits(chars, start, start + 4) != start + 4 || chars[start + 4] != '-') {
            return false;
        }
        int month = pair(chars, start + 5);
        int day = pair(chars, start + 8);
        if (chars[start + 7] != '-' || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        if (month == 2 && day == 29 && !java.time.Year.isLeap(pair(chars, start) * 100L + pair(chars, start + 2))) {
            return false;
        }
        return isZone(chars, start + 10, end);
    }

    private static boolean isTime(char[] chars, int start, int end) {
        if (end - start < 8 || chars[start + 2] != ':' || chars[start + 5] != ':') {
            return false;
        }
        int hour = pair(chars, start);
        int minute = pair(chars, start + 3);
        int second = pair(chars, start + 6);
        if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return false;
        }
        int after = start + 8;
        if (after < end && chars[after] == '.') {
            int fraction = digits(chars, after + 1, end);
            if (fraction == after + 1) {
                return false;
            }
            after = fraction;
        }
        return isZone(chars, after, end);
    }

    /** Nothing, {@code Z}, or {@code +01:00}. */
    private static boolean isZone(char[] chars, int start, int end) {
        if (start == end) {
            return true;
        }
        if (chars[start] == 'Z') {
            return end - start == 1;
        }
        return end - start == 6
                && (chars[start] == '+' || chars[start] == '-')
                && chars[start + 3] == ':'
                && pair(chars, start + 1) >= 0
                && pair(chars, start + 4) >= 0;
    }

    private static int digits(char[] chars, int start, int end) {
        int at = start;
        while (at < end && chars[at] >= '0' && chars[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Two digits as a number, or −1. */
    private static int pair(char[] chars, int at) {
        int tens = chars[at] - '0';
        int units = chars[at + 1] - '0';
        return tens < 0 || tens > 9 || units < 0 || units > 9 ? -1 : tens * 10 + units;
    }

    private static boolean same(char[] chars, int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (chars[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
