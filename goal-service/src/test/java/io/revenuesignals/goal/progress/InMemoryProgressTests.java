package io.revenuesignals.goal.progress;

class InMemoryProgressTests implements ProgressContract {

    private final InMemoryProgress progress = new InMemoryProgress();

    @Override
    public Progress progress() {
        return progress;
    }
}
