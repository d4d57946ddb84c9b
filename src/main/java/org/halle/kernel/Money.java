package org.halle.kernel;

/**
 * An amount in euros, exact to the cent.
 *
 * @param cents the amount in cents; may be negative (a correction)
 */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money euros(long euros) {
        return new Money(Math.multiplyExact(euros, 100L));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public boolean isPositive() {
        return cents > 0;
    }

    /** Whole euros, rounded down: for pages and forms, where amounts are asked in euros. */
    public long euros() {
        return Math.floorDiv(cents, 100L);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}
