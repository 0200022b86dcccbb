package org.ntkverify.report.latex;

import java.util.Map;
import java.util.stream.Collectors;

/** Characters beyond ASCII that LaTeX can spell without further packages. */
final class LatexSymbols {

    /** Commands for combining accents, by code point. */
    static final Map<Integer, String> ACCENTS = byCodePoint("""
            0300 \\`
            0301 \\'
            0302 \\^
            0303 \\~
            0304 \\=
            0306 \\u
            0307 \\.
            0308 \\"
            030A \\r
            030B \\H
            030C \\v
            0327 \\c
            """);

    /** Spellings of symbols, by code point. */
    static final Map<Integer, String> SYMBOLS = byCodePoint("""
            00A7 \\S{}
            00AC \\ensuremath{\\neg}
            00B0 \\ensuremath{{}^\\circ}
            00B1 \\ensuremath{\\pm}
            00B2 \\ensuremath{{}^2}
            00B3 \\ensuremath{{}^3}
            00B5 \\ensuremath{\\mu}
            00B7 \\ensuremath{\\cdot}
            00B9 \\ensuremath{{}^1}
            00C6 \\AE{}
            00D7 \\ensuremath{\\times}
            00D8 \\O{}
            00DF \\ss{}
            00E6 \\ae{}
            00F7 \\ensuremath{\\div}
            00F8 \\o{}
            0131 \\i{}
            0141 \\L{}
            0142 \\l{}
            0393 \\ensuremath{\\Gamma}
            0394 \\ensuremath{\\Delta}
            0398 \\ensuremath{\\Theta}
            039B \\ensuremath{\\Lambda}
            039E \\ensuremath{\\Xi}
            03A0 \\ensuremath{\\Pi}
            03A3 \\ensuremath{\\Sigma}
            03A6 \\ensuremath{\\Phi}
            03A8 \\ensuremath{\\Psi}
            03A9 \\ensuremath{\\Omega}
            03B1 \\ensuremath{\\alpha}
            03B2 \\ensuremath{\\beta}
            03B3 \\ensuremath{\\gamma}
            03B4 \\ensuremath{\\delta}
            03B5 \\ensuremath{\\varepsilon}
            03B6 \\ensuremath{\\zeta}
            03B7 \\ensuremath{\\eta}
            03B8 \\ensuremath{\\theta}
            03BA \\ensuremath{\\kappa}
            03BB \\ensuremath{\\lambda}
            03BC \\ensuremath{\\mu}
            03BD \\ensuremath{\\nu}
            03BE \\ensuremath{\\xi}
            03C0 \\ensuremath{\\pi}
            03C1 \\ensuremath{\\rho}
            03C3 \\ensuremath{\\sigma}
            03C4 \\ensuremath{\\tau}
            03C6 \\ensuremath{\\varphi}
            03C7 \\ensuremath{\\chi}
            03C8 \\ensuremath{\\psi}
            03C9 \\ensuremath{\\omega}
            03D5 \\ensuremath{\\phi}
            2013 \\textendash{}
            2014 \\textemdash{}
            2018 `{}
            2019 '{}
            201C ``{}
            201D ''{}
            2026 \\ldots{}
            2080 \\ensuremath{{}_0}
            2081 \\ensuremath{{}_1}
            2082 \\ensuremath{{}_2}
            2113 \\ensuremath{\\ell}
            2192 \\ensuremath{\\to}
            21A6 \\ensuremath{\\mapsto}
            2200 \\ensuremath{\\forall}
            2202 \\ensuremath{\\partial}
            2203 \\ensuremath{\\exists}
            2208 \\ensuremath{\\in}
            2211 \\ensuremath{\\sum}
            2212 \\ensuremath{-}
            221A \\ensuremath{\\surd}
            221D \\ensuremath{\\propto}
            221E \\ensuremath{\\infty}
            222B \\ensuremath{\\int}
            2243 \\ensuremath{\\simeq}
            2248 \\ensuremath{\\approx}
            2260 \\ensuremath{\\neq}
            2264 \\ensuremath{\\leq}
            2265 \\ensuremath{\\geq}
            2299 \\ensuremath{\\odot}
            22A4 \\ensuremath{\\top}
            22C5 \\ensuremath{\\cdot}
            """);

    private LatexSymbols() {}

    private static Map<Integer, String> byCodePoint(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(entry -> Integer.parseInt(entry[0], 16), entry -> entry[1]));
    }
}
