using StatusHandling.Tests.Fakes;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Throttling;

public sealed class RateLimitReaderTests
{
    [Fact]
    public void A_response_that_says_nothing_has_no_state() => Assert.Null(Read(("Retry-After", "5")));

    [Fact]
    public void The_limit_comes_from_the_policy_of_the_same_name() =>
        Assert.Equal(
            new RateLimit(100, 0, TimeSpan.FromSeconds(30)),
            Read(("RateLimit-Policy", "\"daily\";q=5000;w=86400, \"burst\";q=100;w=60"), ("RateLimit", "\"burst\";r=0;t=30")));

    [Theory]
    [InlineData("a;r=5;t=1, b;r=2;t=9", 20, 2, 9)]
    [InlineData("a;r=0;t=1, b;r=0;t=9", 20, 0, 9)]
    [InlineData("a;r=0;t=1, b;r=0", 10, 0, 1)]
    [InlineData("b;r=0, a;r=0;t=1", 10, 0, 1)]
    [InlineData("b;t=9, a;r=3", 10, 3, null)]
    [InlineData("c;r=3", null, 3, null)]
    public void The_limit_of_which_least_is_left_is_told(string limits, int? limit, int remaining, int? seconds) =>
        Assert.Equal(
            new RateLimit(limit, remaining, seconds is { } some ? TimeSpan.FromSeconds(some) : null),
            Read(("RateLimit-Policy", "a;q=10"), ("RateLimit-Policy", "b;q=20"), ("RateLimit", limits)));

    [Theory]
    [InlineData("a;q=10, oops=")]
    [InlineData("a;q=ten")]
    [InlineData("a")]
    public void A_policy_that_cannot_be_read_leaves_the_limit_open(string policy) =>
        Assert.Equal(new RateLimit(null, 1, null), Read(("RateLimit-Policy", policy), ("RateLimit", "a;r=1")));

    [Theory]
    [InlineData("RateLimit")]
    [InlineData("X-RateLimit")]
    public void Single_counts_are_read_where_the_list_is_absent_or_malformed(string family)
    {
        var expected = new RateLimit(100, 7, TimeSpan.FromSeconds(90));
        (string, string)[] counts = [($"{family}-Limit", "100, 100;w=60"), ($"{family}-Remaining", "7"), ($"{family}-Reset", "1795305690")];
        Assert.Equal(expected, Read(counts));
        Assert.Equal(expected, Read([("RateLimit", "limit=3"), .. counts]));
    }

    [Fact]
    public void What_is_missing_among_single_counts_stays_open()
    {
        Assert.Equal(new RateLimit(null, 0, null), Read(("X-RateLimit-Remaining", "0")));
        Assert.Equal(new RateLimit(10, null, null), Read(("X-RateLimit-Limit", "10"), ("X-RateLimit-Reset", "soon")));
        Assert.Null(Read(("RateLimit-Limit", "many")));
    }

    private static RateLimit? Read(params ReadOnlySpan<(string Name, string Value)> headers)
    {
        using var response = RawResponse.With(429, headers);
        return RateLimitReader.Read(response, RawResponse.Now);
    }
}
