using System.Globalization;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Throttling;

/// <summary>Not beside other tests, since the time zone belongs to the whole process.</summary>
[Collection("Time zone")]
public sealed class RetryAfterCasesTests
{
    public static TheoryData<string> Ids => [.. RetryAfterCase.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_known_case_is_read_as_decided(string id)
    {
        var row = RetryAfterCase.All[id];
        var differs = RetryAfterDifferences.All.TryGetValue(id, out var ours);
        Assert.True(differs || row.IsStated, "The row names no time: our own is missing.");

        using var response = row.ToResponse();
        Assert.Equal(differs ? ours.Expected : row.Expected, RequestedDelay.Read(response, row.Now).Delay);
    }

    [Fact]
    public void All_rows_are_there() => Assert.Equal(134, RetryAfterCase.All.Count);

    [Fact]
    public void A_difference_differs_from_its_row() =>
        Assert.All(RetryAfterDifferences.All, ours =>
        {
            var row = RetryAfterCase.All[ours.Key];
            Assert.True(!row.IsStated || row.Expected != ours.Value.Expected);
        });

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fr-FR")]
    [InlineData("fa-IR")]
    public void The_culture_changes_no_case(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.All(Ids, id => A_known_case_is_read_as_decided(id.Data));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Asia/Jerusalem")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Apia")]
    public void The_time_zone_changes_no_case(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            SetZone(zone);
            Assert.NotEqual(TimeSpan.Zero, TimeZoneInfo.Local.BaseUtcOffset);
            Assert.All(Ids, id => A_known_case_is_read_as_decided(id.Data));
        }
        finally
        {
            SetZone(before);
        }
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}

[CollectionDefinition("Time zone", DisableParallelization = true)]
public sealed class TimeZoneGroup;
