package org.halle.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time, in UTC. One clock for the pages, the services and (through the engine's wiring) the diagrams.
 *
 * <p>It can be moved, for the demonstration and for tests only: nothing reachable from a page or the API calls
 * {@link #travelTo}.
 */
public final class HalleClock extends Clock {

    /** Where dates without a zone are meant: deadlines, sessions, letters. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Supplier<Instant> database;
    private final Clock node;
    private volatile @Nullable Instant travelled;

    /** @param database asks the database for its time; several nodes then agree on a deadline */
    public HalleClock(Supplier<Instant> database) {
        this(database, Clock.systemUTC());
    }

    /** @param node this machine's clock, which may be wrong */
    public HalleClock(Supplier<Instant> database, Clock node) {
        this.database = database;
        this.node = node;
    }

    /** This node's time: for what is shown and for what is merely recorded. */
    @Override
    public Instant instant() {
        Instant moved = travelled;
        return moved == null ? node.instant() : moved;
    }

    /** The database's time: the one that decides whether a deadline has passed. */
    public Instant decisive() {
        Instant moved = travelled;
        return moved == null ? database.get() : moved;
    }

    /** How far this node's clock is from the database's, ahead or behind. */
    public Duration skew() {
        return Duration.between(database.get(), node.instant()).abs();
    }

    /** Today's date in Paris. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), PARIS);
    }

    /** Stops the clock at an instant. Demonstration and tests only. */
    public void travelTo(Instant instant) {
        travelled = instant;
    }

    public boolean travelling() {
        return travelled != null;
    }

    /** Back to the present. */
    public void release() {
        travelled = null;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Halle's clock is in UTC; pages convert to Paris");
    }
}
