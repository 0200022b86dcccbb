package org.ntkverify.symbolic.internal.symja;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ClosedForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Symja behind the port.
 *
 * <p>Requests run one after another, each on a daemon thread of its own with a deep stack, because the engine is bound to
 * its thread and recurses deeply, and because a request that hangs must not hang the caller. Answers are remembered, so
 * that two claims that need the same integral ask once.
 */
public final class SymjaAlgebraSystem implements AlgebraSystem {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);
    private static final long STACK_BYTES = 256L << 20;
    private static final short OUTPUT_HISTORY = 10;

    private final Map<Question, ClosedForm> answers = new HashMap<>();
    private final Duration limit;

    private record Question(Expression integrand, Expression.Variable variable) {}

    /** Creates the adapter; the engine itself starts with the first request. */
    public SymjaAlgebraSystem() {
        this(USUAL_LIMIT);
    }

    /** Creates the adapter with a limit of its own for each request. */
    SymjaAlgebraSystem(Duration limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "Symja 3.0.0";
    }

    @Override
    public synchronized ClosedForm antiderivative(Expression integrand, Expression.Variable variable) {
        Question question = new Question(integrand, variable);
        ClosedForm known = answers.get(question);
        if (known != null) {
            return known;
        }
        ClosedForm answer = answer(question);
        // What an interrupted caller was told says nothing about the integral.
        if (!Thread.currentThread().isInterrupted()) {
            answers.put(question, answer);
        }
        return answer;
    }

    private ClosedForm answer(Question question) {
        Expression integrand = question.integrand();
        FutureTask<ClosedForm> task = new FutureTask<>(() -> ask(question));
        worker(task).start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new ClosedForm.Failed("no answer within %s ms for %s".formatted(limit.toMillis(), integrand));
        } catch (ExecutionException e) {
            return new ClosedForm.Failed("%s for %s".formatted(e.getCause(), integrand));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new ClosedForm.Failed("interrupted while integrating %s".formatted(integrand));
        }
    }

    /** Returns a thread for one request, which never keeps the virtual machine alive. */
    static Thread worker(Runnable task) {
        Thread thread = new Thread(null, task, "symja", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private static ClosedForm ask(Question question) {
        EvalEngine engine = new EvalEngine(true);
        engine.setQuietMode(true);
        EvalEngine.set(engine);
        ExprEvaluator evaluator = new ExprEvaluator(engine, true, OUTPUT_HISTORY);
        ToSymja toSymja = new ToSymja();
        // An expanded integrand is answered term by term, which is several times faster than its factored form.
        IExpr integral = F.Integrate(
                F.Expand(question.integrand().accept(toSymja)),
                question.variable().accept(toSymja));
        return new FromSymja(toSymja.variables()).read(evaluator.eval(integral));
    }
}
