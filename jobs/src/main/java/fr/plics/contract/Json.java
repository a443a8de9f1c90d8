package fr.plics.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import fr.plics.kernel.Mois;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small records kept as JSON: the register, the pointer to the current release. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(months())
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleModule months() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(new StdSerializer<Mois>(Mois.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Mois mois, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(mois.toString());
            }
        });
        module.addDeserializer(Mois.class, new StdDeserializer<Mois>(Mois.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Mois deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return Mois.parse(json.getText());
            }
        });
        module.addKeyDeserializer(Mois.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return Mois.parse(key);
            }
        });
        return module;
    }
}
