package org.ntkverify.architecture.planted.unmarked;

/** In a package without null-marking. */
public record Unmarked(String value) {}
