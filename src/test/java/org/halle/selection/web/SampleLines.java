package org.halle.selection.web;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import org.halle.call.Application;
import org.halle.call.Content;

/** Applications as tables show them. */
final class SampleLines {

    static Application application(String reference, String title, String town, String challenge) {
        Application application = mock(Application.class);
        given(application.reference()).willReturn(reference);
        given(application.content())
                .willReturn(new Content(
                        title, challenge, "", "", town, null, null, "amorcage", false, null, null, "", null, null));
        return application;
    }

    private SampleLines() {}
}
