namespace StatusHandling.Tests.Throttling;

/// <summary>The rows of retry-after-cases.json where we read another time than the row expects, or where it states none, and why.</summary>
internal static class RetryAfterDifferences
{
    private const string Decimal = "Some servers send fractions of a second, and there is one way to read them.";
    private const string NotRead = "Not among the fields that we read; the ordinary back-off serves.";
    private const string OtherStatus = "Rate limit fields are read on 429 and 503 only; a 403 is as a rule a refusal.";
    private const string Saturated = "More than a TimeSpan holds is the longest TimeSpan, so that the caller gives up; nothing is clamped.";

    public static IReadOnlyDictionary<string, (TimeSpan? Expected, string Why)> All { get; } = new Dictionary<string, (TimeSpan?, string)>
    {
        ["ra_dec_2_0"] = (TimeSpan.FromSeconds(2), Decimal),
        ["ra_dec_0_5"] = (TimeSpan.FromSeconds(0.5), Decimal),
        ["ra_dec_comma"] = (TimeSpan.FromSeconds(5), "Two values that were joined look like this, and 5 s is not less than 1.5 s."),
        ["ra_int64_max1"] = (TimeSpan.MaxValue, Saturated),
        ["ra_huge35"] = (TimeSpan.MaxValue, Saturated),
        ["ra_imf_wrong_dow"] = (TimeSpan.FromSeconds(60), "The date is whole without the day of the week, so a wrong one is overlooked."),
        ["ra_rfc850_75"] = (TimeSpan.FromDays(17_897), "The row names no time: it is the 49 years to 2075, since nothing is clamped."),
        ["ra_iso_z"] = (TimeSpan.FromSeconds(90), "RFC 3339 with Z or an offset can mean only one moment."),
        ["ra_kevlar_shorter"] = (TimeSpan.FromSeconds(2), "The server's time replaces the back-off, even where it is shorter."),
        ["ra_418_header"] = (TimeSpan.FromSeconds(1), "The field is read on every status; whether that is retried is for the policy to say."),
        ["vh_ms_fraction"] = (TimeSpan.FromMilliseconds(12.5), "A TimeSpan holds 12.5 ms; rounding up is for whoever sets a timer."),
        ["vh_amz"] = (null, NotRead),
        ["vh_amz_big"] = (null, NotRead),
        ["gh_primary"] = (null, OtherStatus),
        ["gh_primary_429"] = (TimeSpan.FromSeconds(90), "What was asked is 90 s; the retry adds its little extra by itself."),
        ["gh_reset_past"] = (null, OtherStatus),
        ["gh_secondary_no_header"] = (null, "The time stands in no header; bodies are not read for it."),
        ["xrl_twitter"] = (null, NotRead),
        ["xrl_symfony"] = (null, NotRead),
        ["discord_reset_after"] = (null, NotRead + " Discord sends Retry-After with it."),
    };
}
