package org.ntkverify.report.plot;

/** Sizes and colours of all plots. Units are those of the drawing. */
final class PlotStyle {

    /**
     * Width of a drawing. Where a journal prints it 8.5 cm wide, a unit is 0.548 pt, so that words of {@value #FONT} units are 7.1 pt high.
     */
    static final int WIDTH = 440;

    /** Size of all words but raised and lowered ones. */
    static final int FONT = 13;

    /** Size of raised and lowered words. */
    static final double SMALL_FONT = 9.5;

    /** Height of a line of words. */
    static final int ROW = 17;

    /** Width of a letter, on average over words; narrow fonts need less. */
    static final double LETTER = 6.7;

    /** How much larger than its units a page shows a drawing. */
    static final double ON_SCREEN = 1.2;

    /** Steps of a heat map, from the paper to half of the main colour, on which words can still be read. */
    static final int SHADES = 6;

    /** Colours follow the reader's colour scheme and are light in print. */
    static final String SHEET = """
            .ntkv-plot{--paper:#fff;--ink:#1b1f24;--faint:#dfe3e8;--soft:#59636e;--c0:#0b5cad;--c1:#b3470b;--c2:#1f6f43;--c3:#7a3b9a;\
            font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            @media screen and (prefers-color-scheme:dark){.ntkv-plot{--paper:#15191e;--ink:#e8eaed;--faint:#2d343c;\
            --soft:#9aa5b1;--c0:#6cb4ff;--c1:#ff9e5e;--c2:#6fd19a;--c3:#cf9bee}}
            .ntkv-plot text{fill:var(--ink)}
            .ntkv-plot .title,.ntkv-plot .tick{fill:var(--soft)}
            .ntkv-plot .small{font-size:9.5px}
            .ntkv-plot path{fill:none;stroke:var(--ink);stroke-width:1}
            .ntkv-plot .paper{fill:var(--paper);stroke:none}
            .ntkv-plot .grid{stroke:var(--faint)}
            .ntkv-plot .c0{stroke:var(--c0)}.ntkv-plot .c1{stroke:var(--c1)}
            .ntkv-plot .c2{stroke:var(--c2)}.ntkv-plot .c3{stroke:var(--c3)}
            .ntkv-plot .f0{fill:var(--c0)}.ntkv-plot .f1,.ntkv-plot .f3{fill:var(--paper)}.ntkv-plot .f2{fill:var(--c2)}
            .ntkv-plot .mark,.ntkv-plot .bar{stroke-width:1.4}
            .ntkv-plot .curve{stroke-width:1.4}
            .ntkv-plot .curve.c1{stroke-dasharray:9 3}.ntkv-plot .curve.c2{stroke-dasharray:3 3}
            .ntkv-plot .curve.c3{stroke-dasharray:9 3 2 3}
            .ntkv-plot .guide{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:6 5}
            .ntkv-plot .cell~.guide{stroke:var(--ink)}
            .ntkv-plot .guide.c1{stroke-dasharray:2 4}
            .ntkv-plot .band{stroke:none;fill-opacity:.18}
            .ntkv-plot .band.c0{fill:var(--c0)}.ntkv-plot .band.c1{fill:var(--c1)}
            .ntkv-plot .band.c2{fill:var(--c2)}.ntkv-plot .band.c3{fill:var(--c3)}
            .ntkv-plot .cell{fill:var(--c0);stroke:var(--faint)}
            .ntkv-plot .value{paint-order:stroke;stroke:var(--paper);stroke-opacity:.5;stroke-width:3px}
            .ntkv-plot .s0{fill-opacity:0}.ntkv-plot .s1{fill-opacity:.1}.ntkv-plot .s2{fill-opacity:.2}
            .ntkv-plot .s3{fill-opacity:.3}.ntkv-plot .s4{fill-opacity:.4}.ntkv-plot .s5{fill-opacity:.5}
            """;

    private PlotStyle() {}

    /** Returns about how wide words are drawn. */
    static double width(String words) {
        return LETTER * words.length();
    }
}
