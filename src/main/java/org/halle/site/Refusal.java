package org.halle.site;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal as it is answered: nothing in it but what its reader may know.
 *
 * @param code what programs recognise it by
 * @param detail a sentence in the reader's language
 * @param errors sentences by field; empty when no field is wrong
 */
record Refusal(HttpStatus status, String code, String title, String detail, Map<String, List<String>> errors) {}
