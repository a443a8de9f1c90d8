package fr.plics.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** Bytes on their way to a file; texts are turned into bytes once and for all, numbers and dates without a text. */
final class Octets implements AutoCloseable {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int CAPACITY = 1 << 18;

    /** No single piece is longer. */
    private static final int MARGIN = 1 << 12;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int size;

    Octets(OutputStream out) {
        this.out = out;
    }

    static byte[] of(String text) {
        return text.getBytes(WINDOWS_1252);
    }

    Octets put(byte[] bytes) {
        if (size + bytes.length > CAPACITY - MARGIN) {
            flush();
        }
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** A number on a fixed number of digits, zeros in front. */
    Octets put(long number, int digits) {
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    Octets put(char c) {
        buffer[size++] = (byte) c;
        return this;
    }

    /** A day {@code AAAA-MM-JJ}. */
    Octets day(int day) {
        return put(Jour.annee(day), 4).put('-').put(Jour.mois(day), 2).put('-').put(Jour.jour(day), 2);
    }

    /** An amount in cents, as the flow writes it: {@code 0000565.34}. */
    Octets amount(long cents) {
        return put(cents / 100, 7).put('.').put(cents % 100, 2);
    }

    void flush() {
        try {
            out.write(buffer, 0, size);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
