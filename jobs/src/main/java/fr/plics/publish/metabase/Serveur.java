package fr.plics.publish.metabase;

import fr.plics.contract.Json;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The REST interface of a Metabase. What it refuses is said in French, without the key. */
public final class Serveur {

    private static final int EXTRAIT = 300;

    private final HttpClient client;
    private final URI adresse;
    private final String cle;
    private final Duration delai;

    private Serveur(URI adresse, String cle, Duration delai) {
        // No redirection: the key goes where it was meant to go.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(delai)
                .build();
        this.adresse = adresse;
        this.cle = cle;
        this.delai = delai;
    }

    /**
     * A Metabase, not called yet.
     *
     * @param adresse where people open it, {@code https://metabase.exemple.fr}
     * @param cle API key
     * @param delai how long one answer may take
     * @throws PlicsException with exit code 60 when the address is none
     */
    public static Serveur at(String adresse, String cle, Duration delai) {
        try {
            URI uri = URI.create(adresse.endsWith("/") ? adresse : adresse + "/");
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return new Serveur(uri, cle, delai);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw refused(
                "METABASE-01",
                "l'adresse de Metabase n'en est pas une.",
                "Donnez-la à --url ou PLICS_METABASE_URL, comme https://metabase.exemple.fr, sans mot de passe.");
    }

    Object get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Object post(String path, Map<String, Object> body) {
        return send("POST", path, BodyPublishers.ofString(Json.write(body)));
    }

    Object put(String path, Map<String, Object> body) {
        return send("PUT", path, BodyPublishers.ofString(Json.write(body)));
    }

    /** Where people open it. */
    String page(String path) {
        return adresse.resolve(path).toString();
    }

    private Object send(String verb, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(adresse.resolve(path))
                .timeout(delai)
                .header("x-api-key", cle)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(verb, body)
                .build();
        try {
            // The request's own time-out ends with the headers: an answer that stalls after them counts too.
            return read(
                    verb + " " + path,
                    client.sendAsync(request, BodyHandlers.ofString())
                            .orTimeout(delai.toMillis(), TimeUnit.MILLISECONDS)
                            .get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                throw refused(
                        "METABASE-03",
                        "Metabase n'a pas répondu en " + delai.toSeconds() + " s à " + verb + " " + path + ".",
                        "Relancez : ce qui était fait le reste, et n'est pas refait. --delai en laisse davantage.");
            }
            throw refused(
                    "METABASE-03",
                    "Metabase est injoignable à " + adresse + " ("
                            + cause.getClass().getSimpleName() + ").",
                    "Vérifiez l'adresse et qu'il est démarré, puis relancez.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while Metabase answered"));
        }
    }

    private Object read(String what, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return json(what, response.body());
        }
        throw switch (status) {
            case 401 ->
                refused(
                        "METABASE-04",
                        "Metabase refuse la clé d'API.",
                        "Vérifiez PLICS_METABASE_KEY ou le fichier de --key : la clé est peut-être révoquée.");
            case 403 ->
                refused(
                        "METABASE-05",
                        "la clé d'API n'a pas le droit de faire " + what + ".",
                        "Donnez une clé du groupe « Administrateurs » : une base ne se règle pas sans.");
            case 404 ->
                refused(
                        "METABASE-06",
                        "Metabase ne connaît pas " + what + ".",
                        "Vérifiez que l'adresse est celle de Metabase, version 58 ou plus récente ; si quelqu'un vient "
                                + "d'y supprimer quelque chose, relancez.");
            case 429 ->
                refused(
                        "METABASE-07",
                        "Metabase demande d'attendre (429 à " + what + ").",
                        "Relancez plus tard : ce qui était fait le reste.");
            default ->
                status >= 500
                        ? refused(
                                "METABASE-07",
                                "Metabase est en panne (" + status + " à " + what + ").",
                                "Lisez son journal, puis relancez : ce qui était fait le reste.")
                        : status >= 300 && status < 400
                                ? refused(
                                        "METABASE-01",
                                        "l'adresse renvoie ailleurs (" + status + ").",
                                        "Donnez l'adresse finale de Metabase, celle que montre le navigateur.")
                                : new Refus(what, excerpt(response.body()));
        };
    }

    private static Object json(String what, String body) {
        if (body.isBlank()) {
            return Map.of();
        }
        try {
            return Json.read(body, Object.class);
        } catch (UncheckedIOException e) {
            throw unknown(what);
        }
    }

    /** What answers is no Metabase. */
    static PlicsException unknown(String what) {
        return refused(
                "METABASE-06",
                "ce qui répond à " + what + " n'est pas Metabase.",
                "Vérifiez l'adresse : elle mène peut-être à une page de connexion, ou à autre chose.");
    }

    private static String excerpt(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.length() > EXTRAIT ? line.substring(0, EXTRAIT) + "…" : line;
    }

    private static PlicsException refused(String regle, String constat, String remede) {
        return new PlicsException(ExitCode.ENVIRONMENT, regle, constat, remede);
    }

    /** Metabase read what was sent, and will not have it. */
    static final class Refus extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String quoi;
        private final String raison;

        private Refus(String quoi, String raison) {
            super(quoi + ": " + raison);
            this.quoi = quoi;
            this.raison = raison;
        }

        String raison() {
            return raison;
        }

        /** A sentence for a person, who can but report it. */
        PlicsException explain() {
            return new PlicsException(
                    ExitCode.INTERNAL,
                    "METABASE-08",
                    "Metabase refuse " + quoi + " : " + raison + ".",
                    "Sa version attend sans doute autre chose : transmettez ce message, avec elle.");
        }
    }
}
