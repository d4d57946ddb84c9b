package org.halle.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that says what a test wants to recipients, or nothing at all. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket door;
    private final String toRecipients;

    private ScriptedServer(String toRecipients) {
        this.toRecipients = toRecipients;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread porter = new Thread(this::welcome, "scripted mail server");
        porter.setDaemon(true);
        porter.start();
    }

    static ScriptedServer answering(String toRecipients) {
        return new ScriptedServer(toRecipients);
    }

    static ScriptedServer hanging() {
        return new ScriptedServer("");
    }

    int port() {
        return door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept()) {
                talk(guest);
            } catch (IOException gone) {
                // the next one may come
            }
        }
    }

    private void talk(Socket guest) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = guest.getOutputStream();
        if (!toRecipients.isEmpty()) {
            say(out, "220 scripted");
        }
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (!toRecipients.isEmpty()) {
                String command = line.toUpperCase(Locale.ROOT);
                say(out, command.startsWith("RCPT") ? toRecipients : command.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
