package org.halle.call;

import java.util.UUID;
import org.halle.kernel.ApplicationId;

/**
 * To write about an application.
 *
 * @param id chosen by whoever sends it: sent twice, it is written once
 * @param internal a note that only those who manage the programme see
 */
public record WriteMessage(UUID id, ApplicationId application, String text, boolean internal) {}
