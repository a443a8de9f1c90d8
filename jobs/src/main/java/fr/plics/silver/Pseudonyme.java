package fr.plics.silver;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes: HMAC-SHA-256, of which 128 bits are kept. A plain hash of a NIR falls in hours to whoever tries them
 * all; this one asks for the key. Each kind of thing has its own prefix, so that no two kinds can be compared.
 */
public final class Pseudonyme implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final byte[] key;
    private transient ThreadLocal<Mac> macs;

    /**
     * Hashes with a key.
     *
     * @param key at least 32 random bytes
     */
    public Pseudonyme(byte[] key) {
        this.key = key.clone();
    }

    /** Names the key without telling it: the hash of a constant. */
    public String keyId() {
        return of("cle", "plics").substring(0, 16);
    }

    String nir(String nir13, String dateNaissance) {
        return of("nir", nir13 + "|" + dateNaissance);
    }

    String nom(String nomNaissance, String prenom, String dateNaissance, String sexe) {
        return of("nom", nomNaissance + "|" + prenom + "|" + dateNaissance + "|" + sexe);
    }

    String triplet(String nomNaissance, String prenom, String dateNaissance) {
        return of("triplet", nomNaissance + "|" + prenom + "|" + dateNaissance);
    }

    String demande(String numero) {
        return of("demande", numero);
    }

    String dossier(String famille, String organisme, String numero) {
        return of("dossier", famille + "|" + organisme + "|" + numero);
    }

    private String of(String kind, String value) {
        byte[] hash = mac().doFinal(("v1|" + kind + "|" + value).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEPT_BYTES);
    }

    /** A Mac is not shared between the tasks of an executor. */
    private Mac mac() {
        Mac mac = macs().get();
        if (mac == null) {
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
            macs().set(mac);
        }
        return mac;
    }

    private synchronized ThreadLocal<Mac> macs() {
        if (macs == null) {
            macs = new ThreadLocal<>();
        }
        return macs;
    }
}
