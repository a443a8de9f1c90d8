package fr.plics.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;

/** A real Chromium with one page, asked by its own protocol: what it shows, what it complains of. */
public final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Chromium(Path profile, Process process) throws IOException {
        this.profile = profile;
        this.process = process;
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(said), new Listener())
                .join();
        Thread drain = new Thread(() -> said.lines().forEach(line -> {}), "chromium");
        drain.setDaemon(true);
        drain.start();
        String target = send("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    private static URI address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IllegalStateException("Chromium stopped before it listened");
    }

    /** Starts it; the test that asks is skipped where there is none. */
    public static Chromium start() {
        Path program = Outil.CHROMIUM.require();
        try {
            Path profile = Files.createTempDirectory("plics-chromium-");
            List<String> command = new ArrayList<>(List.of(
                    program.toString(),
                    "--headless=new",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "--no-first-run",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars"));
            if (System.getProperty("user.name").equals("root")) {
                command.add("--no-sandbox");
            }
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Chromium(profile, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page and waits until it is loaded; what the page before complained of is forgotten. */
    public void open(Path page) {
        open(page.toAbsolutePath().toUri());
    }

    /** Opens an address and waits until it is loaded; what the page before complained of is forgotten. */
    public void open(URI page) {
        loaded = new CompletableFuture<>();
        synchronized (errors) {
            errors.clear();
        }
        JsonNode answer = send("Page.navigate", Map.of("url", page.toString()));
        if (answer.has("errorText")) {
            throw new AssertionError(page + ": " + answer.get("errorText").asText());
        }
        await(loaded);
    }

    /** The size of the window, in CSS pixels. */
    public void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The value of an expression of the page, a promise awaited. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    /** Errors and warnings of the console, exceptions, and requests that failed, since the page was opened. */
    public List<String> errors() {
        // The answer comes after every event the page sent before.
        evaluate("0");
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /** The whole page as PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data")
                        .asText());
    }

    private JsonNode send(String method, Map<String, Object> params) {
        return send(session, method, params);
    }

    private JsonNode send(String toSession, String method, Map<String, Object> params) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        if (!toSession.isEmpty()) {
            message.put("sessionId", toSession);
        }
        socket.sendText(message.toString(), true).join();
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.get("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.get("result"));
            }
            return;
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> complain(params.path("exceptionDetails"));
            case "Log.entryAdded" -> complain(params.path("entry"));
            case "Network.loadingFailed" -> complain(params);
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(params.path("type").asText())) {
                    complain(params.path("args"));
                }
            }
            default -> {
                // The other events tell nothing of what went wrong.
            }
        }
    }

    private void complain(JsonNode what) {
        synchronized (errors) {
            errors.add(what.toString());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                try {
                    receive(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    text.setLength(0);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            answers.values().forEach(a -> a.completeExceptionally(error));
            loaded.completeExceptionally(error);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        FileUtils.deleteQuietly(profile.toFile());
    }
}
