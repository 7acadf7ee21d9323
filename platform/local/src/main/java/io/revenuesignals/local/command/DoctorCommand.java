package io.revenuesignals.local.command;

import io.revenuesignals.local.terminal.Workplace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code signals doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at everything the stack needs and says what is missing and what to do.",
        footer = {"", "Exit code 1 when something would keep the stack from working."})
public final class DoctorCommand implements Callable<Integer> {

    private final Workplace workplace;

    DoctorCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Examination(workplace).all();
        findings.forEach(finding ->
                workplace.out().printf("%-5s %-16s %s%n", finding.mark(), finding.subject(), finding.words()));
        return findings.stream().anyMatch(Finding.Broken.class::isInstance) ? 1 : 0;
    }
}
