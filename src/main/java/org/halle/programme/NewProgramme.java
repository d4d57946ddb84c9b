package org.halle.programme;

/** What is needed to draft a programme. */
public record NewProgramme(String title, String summary, String territory, Plan plan, Rules rules) {}
