using System.Net;

namespace StatusHandling.Tests.Statuses;

public sealed class HttpStatusTests
{
    [Fact]
    public void Every_number_has_one_status_with_the_class_of_its_first_digit()
    {
        Assert.All(Enumerable.Range(0, 1000), code =>
        {
            var status = HttpStatus.For(code);

            Assert.Equal(code, status.Code);
            Assert.Equal(StatusFacts.IsRegistered(code), status.IsRegistered);
            Assert.Equal(code is < 100 or > 599 ? StatusClass.ServerError : (StatusClass)(code / 100), status.Class);
            Assert.Same(status, HttpStatus.For(code));
            Assert.Same(status, HttpStatus.For((HttpStatusCode)code));
        });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_number_that_no_status_line_can_hold_is_refused(int code)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(code), () => HttpStatus.For(code));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(code), () => HttpStatus.For((HttpStatusCode)code));
    }

    [Theory]
    [InlineData(0, "Status0")]
    [InlineData(99, "Status99")]
    [InlineData(299, "Status299")]
    [InlineData(600, "Status600")]
    public void An_unregistered_code_is_named_by_its_number_and_known_for_nothing_else(int code, string name)
    {
        var status = HttpStatus.For(code);

        Assert.Equal(name, status.Name);
        Assert.Equal("Unregistered", status.Phrase);
        Assert.Equal(StatusStanding.Unregistered, status.Standing);
        Assert.Null(status.Specification);
        Assert.Null(status.SpecificationUri);
        Assert.False(status.IsHeuristicallyCacheable);
    }

    [Theory]
    [InlineData(429, "429 Too Many Requests")]
    [InlineData(306, "306 (Unused)")]
    [InlineData(418, "418 I'm a teapot")]
    [InlineData(299, "299 Unregistered")]
    [InlineData(522, "522 Connection Timed Out (Cloudflare)")]
    public void A_status_is_written_as_its_code_and_phrase(int code, string text) => Assert.Equal(text, HttpStatus.For(code).ToString());

    [Fact]
    public void Looking_a_code_up_allocates_nothing()
    {
        LookUpAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        LookUpAll();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Callers_at_the_same_time_get_the_same_instance()
    {
        var seen = new HttpStatus[8][];

        Parallel.For(0, seen.Length, caller => seen[caller] = [.. Enumerable.Range(0, 1000).Select(HttpStatus.For)]);

        Assert.All(seen, statuses => Assert.All(statuses, status => Assert.Same(HttpStatus.For(status.Code), status)));
    }

    private static void LookUpAll()
    {
        for (var code = 0; code < 1000; code++)
        {
            _ = HttpStatus.For(code);
            _ = HttpStatus.For((HttpStatusCode)code);
        }
    }
}
