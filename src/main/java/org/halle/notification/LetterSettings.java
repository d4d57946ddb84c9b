package org.halle.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * How letters leave.
 *
 * @param address of this site, as its readers type it
 * @param name of this Halle, as its readers know it
 * @param from who writes
 * @param send whether the worker runs by itself
 * @param demonstration whether letters stay on the shelf
 */
record LetterSettings(String address, String name, InternetAddress from, boolean send, boolean demonstration) {

    /** @param path of this site, or an address already */
    String absolute(String path) {
        return path.startsWith("http://") || path.startsWith("https://") ? path : address + path;
    }

    String host() {
        String sender = from.getAddress();
        return sender.substring(sender.indexOf('@') + 1);
    }

    static LetterSettings of(String address, String name, String from, boolean send, boolean demonstration) {
        try {
            return new LetterSettings(
                    address.replaceFirst("/+$", ""), name, new InternetAddress(from, true), send, demonstration);
        } catch (AddressException wrong) {
            throw new IllegalStateException("halle.mail.from is no e-mail address: " + from, wrong);
        }
    }
}
