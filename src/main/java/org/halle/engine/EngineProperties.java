package org.halle.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param jobs whether this node runs timers and asynchronous steps
 * @param models where the diagrams, decisions and forms are read at start: a folder holding {@code processes/} and
 *     {@code forms/}
 * @param history how much the engine remembers of instances that have ended: {@code activity}, or {@code none} for a
 *     rehearsal, which watches for itself
 */
@ConfigurationProperties("halle.engine")
record EngineProperties(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("classpath:/") String models,
        @DefaultValue("activity") String history) {}
