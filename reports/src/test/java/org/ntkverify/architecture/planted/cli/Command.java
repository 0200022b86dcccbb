package org.ntkverify.architecture.planted.cli;

/** A command, allowed to do everything. */
public record Command(String name) {}
