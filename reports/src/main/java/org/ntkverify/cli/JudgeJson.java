package org.ntkverify.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ntkverify.check.Question;
import org.ntkverify.check.judge.CounterPoint;
import org.ntkverify.check.judge.FormulaJudgement;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/** Renders a judgement; the schema is {@code judge.schema.json} beside this class. */
final class JudgeJson {

    private JudgeJson() {}

    /** Returns the JSON text, ending in a line feed. */
    static String render(Question question, String formula, FormulaJudgement judgement) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "ntkv/judge/1");
        root.put("verdict", judgement.verdict().kind().name());
        root.put("reason", judgement.reason());
        root.put("rung", judgement.rung().text());
        root.put("question", question.text());
        root.put("formula", formula);
        root.put("points", judgement.points());
        ArrayNode trusted = root.putArray("trusted");
        judgement.trusted().forEach(trusted::add);
        ArrayNode notes = root.putArray("notes");
        judgement.notes().forEach(notes::add);
        judgement.counterexample().ifPresent(point -> root.set("counterexample", node(point)));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode node(CounterPoint counter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode point = node.putObject("point");
        counter.point().forEach(point::put);
        counter.formula().ifPresentOrElse(value -> node.set("formula", node(value)), () -> node.putNull("formula"));
        node.set("truth", node(counter.truth()));
        counter.relativeError()
                .ifPresentOrElse(error -> node.put("relativeError", error), () -> node.putNull("relativeError"));
        counter.hint().ifPresent(hint -> node.put("hint", hint));
        return node;
    }

    /** The exact decimal ends of the enclosure, as text: no double holds them. */
    private static ObjectNode node(DecimalInterval enclosure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("lower", enclosure.lower().toString());
        node.put("upper", enclosure.upper().toString());
        return node;
    }
}
