using StatusHandling.Retries;

namespace StatusHandling.Tests.Retries;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(null, 0, 500)]
    [InlineData(null, 0.5, 1_000)]
    [InlineData(null, 1, 1_500)]
    [InlineData(2_000, 0, 500)]
    [InlineData(2_000, 0.5, 3_250)]
    [InlineData(2_000, 1, 6_000)]
    [InlineData(100, 1, 500)]
    [InlineData(9_999, 1, 29_997)]
    [InlineData(20_000, 1, 30_000)]
    public void A_wait_lies_between_the_base_and_three_times_the_wait_before(int? previous, double jitter, int expected)
    {
        TimeSpan? before = previous is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

        var wait = BackOff.Next(before, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30), jitter);

        Assert.Equal(TimeSpan.FromMilliseconds(expected), wait);
    }

    [Fact]
    public void A_base_above_the_longest_wait_is_cut_to_it()
    {
        var longest = TimeSpan.FromSeconds(1);

        Assert.Equal(longest, BackOff.Next(null, TimeSpan.FromSeconds(5), longest, 0));
    }

    [Theory]
    [InlineData(5_000, 0, 5_000)]
    [InlineData(5_000, 1, 5_500)]
    [InlineData(10_000, 1, 11_000)]
    [InlineData(60_000, 0.5, 60_500)]
    [InlineData(60_000, 1, 61_000)]
    public void A_wait_that_is_asked_for_grows_by_a_tenth_and_a_second_at_most(int asked, double jitter, int expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), BackOff.After(TimeSpan.FromMilliseconds(asked), jitter));
}
