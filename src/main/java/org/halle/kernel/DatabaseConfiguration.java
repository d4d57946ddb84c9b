package org.halle.kernel;

import java.lang.reflect.Constructor;
import java.sql.JDBCType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How kernel types stand in the database, and which clock decides. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration extends AbstractJdbcConfiguration {

    @Bean
    HalleClock clock(DataSource dataSource) {
        JdbcClient database = JdbcClient.create(dataSource);
        return new HalleClock(() -> database.sql("select current_timestamp")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single());
    }

    /** H2 and PostgreSQL fold unquoted names differently; unquoted, the same changelog serves both. */
    @Override
    @Bean
    public JdbcMappingContext jdbcMappingContext(
            Optional<NamingStrategy> naming, JdbcCustomConversions conversions, RelationalManagedTypes managedTypes) {
        JdbcMappingContext context = super.jdbcMappingContext(naming, conversions, managedTypes);
        context.setForceQuote(false);
        return context;
    }

    @Override
    protected List<?> userConverters() {
        return List.of(
                new IdToUuid(),
                new UuidToId(),
                new MoneyToCents(),
                new CentsToMoney(),
                new InstantToOffset(),
                new OffsetToInstant(),
                new TimestampToInstant());
    }

    @WritingConverter
    private static final class IdToUuid implements Converter<Id, UUID> {
        @Override
        public UUID convert(Id id) {
            return id.value();
        }
    }

    /** One converter for every kind of id: the sealed interface knows them all. */
    @ReadingConverter
    private static final class UuidToId implements GenericConverter {
        private final Map<Class<?>, Constructor<?>> made = Stream.of(Id.class.getPermittedSubclasses())
                .collect(Collectors.toMap(kind -> kind, BeanUtils::getResolvableConstructor));

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return made.keySet().stream()
                    .map(kind -> new ConvertiblePair(UUID.class, kind))
                    .collect(Collectors.toSet());
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            return BeanUtils.instantiateClass(Objects.requireNonNull(made.get(to.getType())), source);
        }
    }

    @WritingConverter
    private static final class MoneyToCents implements Converter<Money, Long> {
        @Override
        public Long convert(Money money) {
            return money.cents();
        }
    }

    @ReadingConverter
    private static final class CentsToMoney implements Converter<Long, Money> {
        @Override
        public Money convert(Long cents) {
            return new Money(cents);
        }
    }

    /** With its type said: PostgreSQL's driver takes no offset for a plain timestamp. */
    @WritingConverter
    private static final class InstantToOffset implements Converter<Instant, JdbcValue> {
        @Override
        public JdbcValue convert(Instant instant) {
            return JdbcValue.of(instant.atOffset(ZoneOffset.UTC), JDBCType.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    @ReadingConverter
    private static final class OffsetToInstant implements Converter<OffsetDateTime, Instant> {
        @Override
        public Instant convert(OffsetDateTime time) {
            return time.toInstant();
        }
    }

    @ReadingConverter
    private static final class TimestampToInstant implements Converter<Timestamp, Instant> {
        @Override
        public Instant convert(Timestamp time) {
            return time.toInstant();
        }
    }
}
