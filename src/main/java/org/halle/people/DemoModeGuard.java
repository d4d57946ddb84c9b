package org.halle.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Before anything else starts: a demonstration stays on this machine, with its own embedded database. */
class DemoModeGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        if (!environment.getProperty("halle.demo", Boolean.class, false)) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new DemoModeRefused(
                    "Demonstration mode (halle.demo=true) lets anybody sign in as anybody, so it never runs on the"
                            + " PostgreSQL database of the profile \"postgres\".",
                    "Leave halle.demo out, or start without the profile \"postgres\".");
        }
        String address = environment.getProperty("server.address", "");
        if (!loopback(address)) {
            throw new DemoModeRefused(
                    "Demonstration mode (halle.demo=true) lets anybody sign in as anybody, so it only listens to this"
                            + " machine, and server.address is "
                            + (address.isEmpty() ? "not set." : "\"" + address + "\"."),
                    "Set server.address=127.0.0.1, or halle.demo=false to be reached by others.");
        }
    }

    private static boolean loopback(String address) {
        try {
            // an empty name would stand for the loopback address here, and for every address in the server
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
