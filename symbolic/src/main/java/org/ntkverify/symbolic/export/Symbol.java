package org.ntkverify.symbolic.export;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A variable name as mathematics writes it: trailing digits are a subscript, names of Greek letters are letters. Case counts:
 * {@code theta, rho} are small, {@code Theta, Sigma} capital letters; {@code Kdot} is a K with a dot.
 *
 * @param base the name without trailing digits
 * @param subscript the digits, or an empty text
 */
record Symbol(String base, String subscript) {

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Gamma", "Γ"),
            Map.entry("Delta", "Δ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"));

    private static final String DOTTED = "Kdot";

    static Symbol of(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return new Symbol(name.substring(0, end), name.substring(end));
    }

    String latex() {
        String letter = GREEK.containsKey(base)
                ? "\\" + base
                : base.equals(DOTTED)
                        ? "\\dot{K}"
                        : base.length() == 1 ? base : "\\mathit{" + base.replace("_", "\\_") + "}";
        return subscript.isEmpty() ? letter : letter + "_{" + subscript + "}";
    }

    String mathml() {
        String letter = base.equals(DOTTED)
                ? "<mover accent=\"true\"><mi>K</mi><mo>&#729;</mo></mover>"
                : "<mi>" + Optional.ofNullable(GREEK.get(base)).orElse(base) + "</mi>";
        return subscript.isEmpty() ? letter : "<msub>" + letter + "<mn>" + subscript + "</mn></msub>";
    }

    /** The upright name of a function, for example {@code arccos} for {@code ArcCos}. */
    static String functionName(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
