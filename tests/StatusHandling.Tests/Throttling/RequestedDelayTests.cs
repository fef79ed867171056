using StatusHandling.Tests.Fakes;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Throttling;

public sealed class RequestedDelayTests
{
    [Fact]
    public void A_response_without_such_fields_asks_for_nothing() =>
        Assert.Equal(default, Read(429, ("Server", "x"), ("X-RateLimit-Remaining", "0")));

    [Theory]
    [InlineData("retry-after-ms", "1500", 1500)]
    [InlineData("x-ms-retry-after-ms", "1500", 1500)]
    [InlineData("Retry-After", "2", 2000)]
    [InlineData("RateLimit", "\"a\";r=0;t=3", 3000)]
    [InlineData("RateLimit-Reset", "4", 4000)]
    [InlineData("X-RateLimit-Reset", "5", 5000)]
    public void The_field_that_said_it_is_named(string name, string value, int milliseconds) =>
        Assert.Equal(new RequestedDelay(TimeSpan.FromMilliseconds(milliseconds), name, null), Read(429, (name, value)));

    [Fact]
    public void The_first_readable_field_in_order_is_the_one()
    {
        (string Name, string Value)[] fields =
        [
            ("retry-after-ms", "1"), ("x-ms-retry-after-ms", "2"), ("Retry-After", "3"),
            ("RateLimit", "a;r=0;t=4"), ("RateLimit-Reset", "5"), ("X-RateLimit-Reset", "6"),
        ];
        for (var i = 0; i < fields.Length; i++)
        {
            (string, string)[] sent = [.. fields[i..].Reverse()];
            Assert.Equal(fields[i].Name, Read(503, sent).Field);
            (string, string)[] withUnreadable = [.. fields[..i].Select(field => (field.Name, "soon")), .. sent];
            Assert.Equal(fields[i].Name, Read(503, withUnreadable).Field);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(301)]
    [InlineData(403)]
    [InlineData(413)]
    [InlineData(500)]
    public void Rate_limits_are_read_on_429_and_503_only(int status)
    {
        (string, string)[] limits = [("RateLimit", "a;r=0;t=4"), ("RateLimit-Reset", "5"), ("X-RateLimit-Reset", "6")];
        Assert.Equal(default, Read(status, limits));
        Assert.Equal(TimeSpan.FromSeconds(7), Read(status, [("Retry-After", "7"), .. limits]).Delay);
        Assert.Equal(TimeSpan.FromSeconds(4), Read(429, limits).Delay);
        Assert.Equal(TimeSpan.FromSeconds(4), Read(503, limits).Delay);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("00", true)]
    [InlineData("1", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("5, 0", true)]
    [InlineData("-1", true)]
    [InlineData("", true)]
    public void A_reset_counts_when_no_readable_remainder_is_left(string remaining, bool counts)
    {
        foreach (var family in (string[])["RateLimit", "X-RateLimit"])
        {
            var asked = Read(429, ($"{family}-Reset", "30"), ($"{family}-Remaining", remaining));
            Assert.Equal(counts ? TimeSpan.FromSeconds(30) : null, asked.Delay);
            Assert.Null(asked.Unreadable);
        }
    }

    [Fact]
    public void The_remainder_of_the_other_family_does_not_matter()
    {
        (string, string)[] leftOfOne = [("RateLimit-Reset", "30"), ("RateLimit-Remaining", "5")];
        (string, string)[] noneOfOther = [("X-RateLimit-Reset", "40"), ("X-RateLimit-Remaining", "0")];
        Assert.Equal("X-RateLimit-Reset", Read(429, [.. leftOfOne, .. noneOfOther]).Field);
        Assert.Equal("RateLimit-Reset", Read(429, ("RateLimit-Reset", "30"), ("X-RateLimit-Remaining", "5")).Field);
    }

    [Theory]
    [InlineData("soon", "Retry-After: \"soon\"")]
    [InlineData("", "Retry-After: \"\"")]
    [InlineData("a\r\nb\0\u001b[31m", "Retry-After: \"a\\u000D\\u000Ab\\u0000\\u001B[31m\"")]
    [InlineData("\u202e²", "Retry-After: \"\\u202E\\u00B2\"")]
    public void What_is_unreadable_is_told_in_printable_text(string value, string expected) =>
        Assert.Equal(new RequestedDelay(null, null, expected), Read(503, ("Retry-After", value)));

    [Fact]
    public void What_is_unreadable_is_told_shortened()
    {
        Assert.Equal($"Retry-After: \"{new string('x', 64)}\"", Read(503, ("Retry-After", new string('x', 64))).Unreadable);
        Assert.Equal($"Retry-After: \"{new string('x', 64)}…\"", Read(503, ("Retry-After", new string('x', 65))).Unreadable);
    }

    [Fact]
    public void The_first_unreadable_field_is_told_beside_what_was_read() =>
        Assert.Equal(
            new RequestedDelay(TimeSpan.FromSeconds(2), "Retry-After", "retry-after-ms: \"soon\""),
            Read(429, ("retry-after-ms", "soon"), ("x-ms-retry-after-ms", "later"), ("Retry-After", "2")));

    [Theory]
    [InlineData("Retry-After", "9999999999")]
    [InlineData("Retry-After", "1.5")]
    [InlineData("Retry-After", "Sunday, 22-Nov-26 00:01:30 GMT")]
    [InlineData("Date", "Sun Nov 22 00:00:00 2026")]
    public void Reading_leaves_the_raw_text_as_it_was(string name, string value)
    {
        using var response = RawResponse.With(503, (name, value), ("RateLimit", "a"));
        _ = RequestedDelay.Read(response, RawResponse.Now);
        Assert.Equal(value, response.Headers.NonValidated[name].ToString());
    }

    [Theory]
    [InlineData("9999999999", 9_999_999_999)]
    [InlineData("2.0", 2)]
    [InlineData("5, 7", 7)]
    [InlineData("Sunday, 22-Nov-26 00:01:30 GMT", 90)]
    [InlineData("Sun, 22 Nov 2026 00:00:60 GMT", 60)]
    public void A_value_that_the_typed_headers_were_asked_for_before_is_still_read(string value, long seconds)
    {
        using var response = RawResponse.With(503, ("Retry-After", value), ("Date", "Sun Nov 22 00:00:00 2026"));
        _ = (response.Headers.RetryAfter, response.Headers.Date);
        Assert.Equal(TimeSpan.FromSeconds(seconds), RequestedDelay.Read(response, RawResponse.Now).Delay);
    }

    [Theory]
    [InlineData(429, "Server", "nginx")]
    [InlineData(500, "Server", "nginx")]
    [InlineData(503, "Retry-After", "120")]
    [InlineData(503, "Retry-After", "Sun, 22 Nov 2026 00:01:30 GMT")]
    [InlineData(429, "RateLimit", "\"default\";r=0;t=30")]
    [InlineData(429, "X-RateLimit-Reset", "1795305690")]
    public void Reading_allocates_nothing(int status, string name, string value)
    {
        using var response = RawResponse.With(status, ("Date", "Sun, 22 Nov 2026 00:00:00 GMT"), (name, value));
        _ = RequestedDelay.Read(response, RawResponse.Now);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = RequestedDelay.Read(response, RawResponse.Now);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static RequestedDelay Read(int status, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        using var response = RawResponse.With(status, headers);
        return RequestedDelay.Read(response, RawResponse.Now);
    }
}
