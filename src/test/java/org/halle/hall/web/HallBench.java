package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.Readers;
import org.halle.hall.HallStage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hall with two hundred dossiers, read by fifty people who are signed in, over the network: reading it for some seconds
 * before they ask again, and without a pause. And a dossier of twenty pages on paper.
 */
@HalleTest
class HallBench {

    private static final int DOSSIERS = 200;
    private static final int PAPERS = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Test
    void fiftyReadersOfTwoHundredDossiers() throws Exception {
        HallStage stage = HallStage.open(context).published().many(context, DOSSIERS);
        Readers.read(
                HallBench.class,
                "The hall of 200 dossiers, 50 users",
                port,
                stage.bank.email(),
                "/hall/" + stage.programme,
                "sur " + (DOSSIERS + 1));
    }

    @Test
    void aDossierOfTwentyPagesOnPaper() throws Exception {
        HallStage stage = HallStage.open(context).published();
        // as long as twenty pages, however the form bounds what one types
        String text = "Des haies gérées et de la chaleur pour le bourg, avec celles et ceux qui y vivent. ".repeat(22);
        database.sql("update dossier set pitch = ?, need = ?, use_of_funds = ? where id = ?")
                .params(
                        (text + "\n").repeat(20),
                        (text + "\n").repeat(20),
                        (text + "\n").repeat(20),
                        stage.dossier.id().value())
                .update();
        HttpClient reader = Readers.signedIn(port, stage.bank.email());
        URI paper = Readers.address(port, "/dossiers/" + stage.dossier.id() + "/paper");
        long[] nanos = new long[PAPERS];
        byte[] pdf = new byte[0];
        for (int turn = 0; turn < PAPERS; turn++) {
            long began = System.nanoTime();
            pdf = reader.send(HttpRequest.newBuilder(paper).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            nanos[turn] = System.nanoTime() - began;
        }
        int pages;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            pages = document.getNumberOfPages();
        }
        assertThat(pages).isGreaterThanOrEqualTo(20);
        Measured.by(HallBench.class, "A dossier of twenty pages as a PDF")
                .row("pages", "first", "median", "slowest")
                .row(pages, millis(nanos[0]), millis(percentile(nanos, 50)), millis(percentile(nanos, 99)))
                .keep();
    }
}
