package org.ntkverify.architecture.planted.util;

/** In a package whose name says nothing. */
public record Anything(String value) {}
