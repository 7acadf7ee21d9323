package io.revenuesignals.goal.goal;

class InMemoryGoalsTests implements GoalsContract {

    private final InMemoryGoals goals = new InMemoryGoals();

    @Override
    public Goals goals() {
        return goals;
    }
}
