using System.Globalization;
using StatusHandling.Tests.Fakes;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Throttling;

public sealed class QuotaReaderTests
{
    [Theory]
    [InlineData("\"default\";r=50;t=30", "\"default\" 50 30")]
    [InlineData("default;r=50;t=30", "default 50 30")]
    [InlineData("\"a\";r=1,\"b\";t=2", "\"a\" 1 - | \"b\" - 2")]
    [InlineData("  \"a\";r=1 \t,\t \"b\"  ", "\"a\" 1 - | \"b\" - -")]
    [InlineData("\"a\";  r=1;   t=2", "\"a\" 1 2")]
    [InlineData("\"a\";r=5;r=0", "\"a\" 0 -")]
    [InlineData("\"a\";r=1.5;r=0", "\"a\" 0 -")]
    [InlineData("\"a\";r=999999999999999;t=-0", "\"a\" 999999999999999 0")]
    [InlineData("\"a\";rr=1;tt=2;x-r=3", "\"a\" - -")]
    [InlineData("\"a, b;r=7\\\"\\\\\";r=1", "\"a, b;r=7\\\"\\\\\" 1 -")]
    [InlineData("\"a\";pk=:cHsdsRa894==:;r=1", "\"a\" 1 -")]
    [InlineData("\"a\";flag;b=?1;c=?0;r=1", "\"a\" 1 -")]
    [InlineData("\"a\";d=-1.5;e=@1659578233;f=tok/en:x;g=%\"f%c3%bc\";*k_-.*=1;r=1", "\"a\" 1 -")]
    [InlineData("42;r=1", "42 1 -")]
    [InlineData("*x;r=1", "*x 1 -")]
    public void Items_are_read_in_turn(string line, string expected)
    {
        Assert.True(TryRead(line, out var items));
        Assert.Equal(expected, items);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("\"a\",")]
    [InlineData("\"a\",,\"b\"")]
    [InlineData(",\"a\"")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("\"a")]
    [InlineData("\"a\\")]
    [InlineData("\"a\\n\"")]
    [InlineData("\"ä\"")]
    [InlineData("\"a\u007f\"")]
    [InlineData("\"a\";")]
    [InlineData("\"a\" ;r=1")]
    [InlineData("\"a\";r =1")]
    [InlineData("\"a\";r= 1")]
    [InlineData("\"a\";r=")]
    [InlineData("\"a\";R=1")]
    [InlineData("\"a\";1=1")]
    [InlineData("\"a\";r=1;t=1000000000000000")]
    [InlineData("\"a\";x=1000000000000000")]
    [InlineData("\"a\";x=1234567890123.1")]
    [InlineData("\"a\";x=1.1234")]
    [InlineData("\"a\";x=1.")]
    [InlineData("\"a\";x=-")]
    [InlineData("\"a\";x=--1")]
    [InlineData("\"a\";x=+1")]
    [InlineData("\"a\";x=?2")]
    [InlineData("\"a\";x=:ab")]
    [InlineData("\"a\";x=:a b:")]
    [InlineData("\"a\";x=@1.5")]
    [InlineData("\"a\";x=@")]
    [InlineData("\"a\";x=%a")]
    [InlineData("(\"a\" \"b\");r=1")]
    [InlineData("limit=100, remaining=0, reset=5")]
    [InlineData("\"a\";r=-1")]
    [InlineData("\"a\";r")]
    [InlineData("\"a\";r=0;t=1.5")]
    [InlineData("\"a\";r=0;t=30;t=\"30\"")]
    [InlineData("\"a\";r=٠")]
    public void A_malformed_line_is_malformed(string line) => Assert.False(TryRead(line, out _));

    [Fact]
    public void A_fault_ends_the_reading()
    {
        var items = new QuotaReader("a;r=1, b;r=x, c;r=3", "r", "t");
        Assert.True(items.MoveNext());
        Assert.False(items.MoveNext());
        Assert.False(items.MoveNext());
        Assert.True(items.IsMalformed);
    }

    [Theory]
    [InlineData("\"a\";r=0;t=30", "\"b\";r=0;t=60", 60)]
    [InlineData("\"a\";r=0;t=60", "\"b\";r=0;t=30", 60)]
    [InlineData("\"a\";r=0;t=30", "\"b\";r=1;t=60", 30)]
    [InlineData("\"a\";r=0;t=30", "\"b\";r=0", 30)]
    [InlineData("\"a\";r=0;t=30", "\"b\";t=60", 30)]
    [InlineData("\"a\";r=0;t=30", "\"b\";r=0;t=1.5", null)]
    [InlineData("\"a\";r=0;t=30", "oops;", null)]
    public void Lines_are_one_field_that_stands_or_falls_whole(string first, string second, int? seconds)
    {
        using var response = RawResponse.With(429, ("RateLimit", first), ("RateLimit", second));
        Assert.Equal(seconds, (int?)RequestedDelay.Read(response, RawResponse.Now).Delay?.TotalSeconds);
    }

    [Fact]
    public void The_longest_time_that_can_be_written_is_saturated()
    {
        using var response = RawResponse.With(503, ("RateLimit", "a;r=0;t=999999999999999"));
        Assert.Equal(TimeSpan.MaxValue, RequestedDelay.Read(response, RawResponse.Now).Delay);
    }

    private static bool TryRead(string line, out string read)
    {
        List<string> found = [];
        var items = new QuotaReader(line, "r", "t");
        while (items.MoveNext())
        {
            found.Add($"{items.Name} {Show(items.Amount)} {Show(items.Seconds)}");
        }

        read = string.Join(" | ", found);
        return !items.IsMalformed;
    }

    private static string Show(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
