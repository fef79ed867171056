using StatusHandling.Calls;
using StatusHandling.Retries;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class RetryBudgetTests
{
    private readonly ManualTime _time = new();
    private readonly RetryBudget _budget;

    public RetryBudgetTests() => _budget = new RetryBudget(new CallClock(_time));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(10, 10 + 100)]
    [InlineData(20, 20 + 200)]
    public void A_budget_begins_full(int reserve, int available) => Assert.Equal(available, _budget.Available(With(reserve)));

    [Fact]
    public void What_is_free_is_taken_before_what_is_earned()
    {
        var options = With(reserve: 2);

        Assert.Equal([101, 100, 99], Enumerable.Range(0, 3).Select(_ => TakeFrom(options)));
    }

    [Theory]
    [InlineData(999, 99)]
    [InlineData(1000, 99 + 2)]
    public void What_is_free_comes_back_with_the_next_second(int milliseconds, int available)
    {
        var options = With(reserve: 2);
        Take(3, options);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(available, _budget.Available(options));
        Assert.Equal(available - 1, TakeFrom(options));
    }

    [Fact]
    public void A_reserve_that_was_lowered_below_what_is_taken_of_it_leaves_what_is_earned()
    {
        Take(5, With(reserve: 5));

        Assert.Equal(100, _budget.Available(With(reserve: 2)));
    }

    [Fact]
    public void The_last_whole_retry_can_be_taken_and_a_part_of_one_cannot()
    {
        var options = With(reserve: 0, ratio: 0.6);
        Take(100, options);
        Assert.False(_budget.TryTake(options));

        _budget.Deposit(options);
        Assert.False(_budget.TryTake(options));

        _budget.Deposit(options);
        Assert.Equal(0.2, TakeFrom(options), 1e-9);
    }

    [Fact]
    public void A_full_budget_earns_nothing()
    {
        var options = With(reserve: 0, ratio: 1);
        Take(1, options);
        Deposit(5, options);

        Assert.Equal(20 + 100, _budget.Available(With(reserve: 20)));
    }

    [Fact]
    public void A_budget_over_a_lowered_limit_falls_to_it_with_the_next_retry()
    {
        Take(21, With(reserve: 20));

        Take(1, With(reserve: 0));

        Assert.Equal(99, _budget.Available(With(reserve: 20)));
    }

    private static StatusRetryOptions With(int reserve, double ratio = 0.2) => new() { BudgetReserve = reserve, BudgetRatio = ratio };

    private double TakeFrom(StatusRetryOptions options)
    {
        Assert.True(_budget.TryTake(options));
        return _budget.Available(options);
    }

    private void Take(int times, StatusRetryOptions options) =>
        Assert.All(Enumerable.Range(0, times), _ => Assert.True(_budget.TryTake(options)));

    private void Deposit(int times, StatusRetryOptions options)
    {
        for (var i = 0; i < times; i++)
        {
            _budget.Deposit(options);
        }
    }
}
