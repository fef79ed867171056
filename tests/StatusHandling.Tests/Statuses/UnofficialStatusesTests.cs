namespace StatusHandling.Tests.Statuses;

public sealed class UnofficialStatusesTests
{
    public static TheoryData<int> Unofficial => StatusFacts.Unofficial;

    [Theory]
    [MemberData(nameof(Unofficial))]
    public void An_unofficial_code_tells_its_meaning_and_whose_it_is(int code)
    {
        var parts = HttpStatus.For(code).Phrase.TrimEnd(')').Split(" (");
        Assert.Equal(2, parts.Length);

        Assert.Contains(parts[0], StatusFacts.VendorsOf(code).Select(MeaningOf), StringComparer.OrdinalIgnoreCase);
        Assert.All(parts[1].Split(", "), vendor =>
            Assert.Contains(StatusFacts.VendorsOf(code), fact => fact["vendor"].Contains(vendor, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(522, "Connection Timed Out (Cloudflare)")]
    [InlineData(499, "Client Closed Request (nginx)")]
    [InlineData(419, "Page Expired (Laravel)")]
    [InlineData(529, "Service Overloaded (Anthropic, Qualys)")]
    [InlineData(530, "1XXX Error in the Body (Cloudflare)")]
    [InlineData(999, "Request Denied (LinkedIn)")]
    public void A_code_that_logs_are_full_of_reads_well(int code, string phrase) => Assert.Equal(phrase, HttpStatus.For(code).Phrase);

    [Theory]
    [MemberData(nameof(Unofficial))]
    public void An_unofficial_code_is_not_registered_for_all_that(int code)
    {
        var status = HttpStatus.For(code);

        Assert.False(status.IsRegistered);
        Assert.Equal(StatusStanding.Unregistered, status.Standing);
        Assert.Equal($"Status{code}", status.Name);
        Assert.Null(status.Specification);
        Assert.DoesNotContain(status, HttpStatus.All);
    }

    [Fact]
    public void Any_other_unregistered_code_is_called_so()
    {
        var others = Enumerable.Range(0, 1000)
            .Where(code => !StatusFacts.IsRegistered(code) && !StatusFacts.VendorsOf(code).Any());

        Assert.All(others, code => Assert.Equal("Unregistered", HttpStatus.For(code).Phrase));
    }

    // Three names are not fit to be read beside the vendor: "Shopify Security Rejection", "overloaded_error" and "(1XXX error)".
    private static string MeaningOf(IReadOnlyDictionary<string, string> fact) => fact["code"] switch
    {
        "430" => "Security Rejection",
        "529" => "Service Overloaded",
        "530" => "1XXX Error in the Body",
        _ => fact["name"],
    };
}
