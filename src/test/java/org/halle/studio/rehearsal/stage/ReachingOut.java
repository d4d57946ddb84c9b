package org.halle.studio.rehearsal.stage;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;

/** Tries every way out of a rehearsal's JVM, in one of its own. */
final class ReachingOut {

    private ReachingOut() {}

    private interface Way {
        void go() throws Exception;
    }

    public static void main(String[] args) throws IOException {
        NoNetwork.begin();
        attempt("Socket", () -> new Socket("127.0.0.1", 9).close());
        attempt("ServerSocket", () -> new ServerSocket(0).close());
        attempt("DatagramSocket", () -> new DatagramSocket().close());
        attempt("SocketChannel", () -> SocketChannel.open().close());
        attempt("HttpClient", () -> HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/")).build(), BodyHandlers.discarding()));
    }

    private static void attempt(String name, Way way) {
        try {
            way.go();
            System.out.println(name + " reached");
        } catch (Throwable refused) {
            boolean ours = false;
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                ours |= String.valueOf(cause.getMessage()).contains("no network");
            }
            System.out.println(name + (ours ? " refused" : " failed: " + refused));
        }
    }
}
