using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

public sealed partial class LogTests
{
    private static readonly string[] Shared =
        ["ClientName", "Method", "Uri", "StatusCode", "Attempt", "MaxAttempts", "Decision", "Delay", "RequestId"];

    // Every message that a response leads to.
    private static readonly int[] OfResponses = [200, 202, 204, 300, 301, 303, 305, 306, 400, 401];

    [Theory]
    [InlineData(200, "ClientName Method Uri StatusCode Attempt MaxAttempts Decision Delay RequestId")]
    [InlineData(201, "ClientName Method Uri Attempt MaxAttempts Decision Delay")]
    [InlineData(202, "ClientName Method Uri StatusCode Attempt MaxAttempts Decision RequestId")]
    [InlineData(203, "ClientName Method Uri Attempt MaxAttempts Decision")]
    [InlineData(204, "ClientName Method Uri StatusCode Attempt MaxAttempts RequestId")]
    [InlineData(300, "ClientName Method Uri StatusCode RequestId")]
    [InlineData(301, "ClientName Method Uri StatusCode RequestId")]
    [InlineData(303, "ClientName Method Uri StatusCode RequestId")]
    [InlineData(304, "ClientName Method Uri StatusCode")]
    [InlineData(305, "ClientName Method Uri StatusCode Delay RequestId")]
    [InlineData(306, "ClientName Method Uri StatusCode RequestId")]
    [InlineData(400, "ClientName Method Uri StatusCode Attempt MaxAttempts Decision Delay RequestId")]
    [InlineData(401, "ClientName Method Uri StatusCode Attempt MaxAttempts Decision RequestId")]
    [InlineData(402, "ClientName Method Uri Attempt MaxAttempts Decision")]
    public void A_message_has_the_fields_that_can_have_a_value(int id, string fields)
    {
        var message = Assert.Single(Messages(), message => message.EventId == id).Message;
        var found = Field().Matches(message).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Equal(fields, string.Join(' ', Shared.Where(found.Contains)));
        Assert.Equal(found.Contains("RequestId"), message.EndsWith(".{RequestIdLead}{RequestId}", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_message_has_its_own_id()
    {
        var ids = Messages().Select(message => message.EventId).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(null, "", "")]
    [InlineData("7f3a", "7f3a", " Request id: 7f3a")]
    [InlineData("  ", "", "")]
    [InlineData("7f3a\u202e?secret", "7f3a\\u202E...", " Request id: 7f3a\\u202E...")]
    public async Task A_line_about_a_response_ends_in_the_servers_name_for_the_request(string? header, string value, string ending)
    {
        using var scene = new Scene();

        await TourAsync(scene, "http://a.test", header is null ? [] : [("x-request-id", header)]);

        Assert.All(scene.Logs.Entries.Where(entry => OfResponses.Contains(entry.EventId.Id)), entry =>
        {
            Assert.EndsWith($".{ending}", entry.Message, StringComparison.Ordinal);
            Assert.Equal(value, entry.Values["RequestId"]);
        });
    }

    [Fact]
    public async Task A_sensitive_field_is_no_name_of_a_request()
    {
        using var scene = new Scene();
        scene.Options.SensitiveHeaders.Add("X-Request-Id");
        scene.Server.Answers(404, ("x-request-id", "secret"), ("cf-ray", "8f2c"));

        await scene.GetAsync();

        Assert.Equal("8f2c", Assert.Single(scene.Logs.OfEvent(400)).Values["RequestId"]);
    }

    [Theory]
    [InlineData("http://a.test/%E2%80%AE%0A%1B", "http://a.test/%E2%80%AE%0A%1B/x")]
    [InlineData("http://a.test/\u202e\n\u001b\u00e9%41", "http://a.test/%E2%80%AE%0A%1B%C3%A9A/x")]
    public async Task An_address_is_told_as_it_goes_over_the_wire(string address, string shown)
    {
        using var scene = new Scene();

        await TourAsync(scene, address, []);

        var ours = scene.Logs.Entries.Where(entry => entry.Values.ContainsKey("Uri")).ToList();
        Assert.All(ours, entry => Assert.DoesNotMatch(@"[^ -~]", entry.Message));
        Assert.All(ours, entry => Assert.IsType<string>(entry.Values["Uri"]));
        Assert.Equal(shown, ours[0].Values["Uri"]);
    }

    [Theory]
    [InlineData("/%E2%80%AE%0A%1B?token", "/%E2%80%AE%0A%1B?*")]
    [InlineData("x/\u202e\n\u001b\u00e9%41#y", "x/%E2%80%AE%0A%1B%C3%A9A")]
    public async Task A_relative_address_is_told_so_too(string address, string shown)
    {
        using var scene = new Scene();
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.AnswersTimes(2, 503);

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)));

        Assert.Equal([200, 202, 400], scene.Logs.Entries.Select(entry => entry.EventId.Id));
        Assert.All(scene.Logs.Entries, entry => Assert.Contains($" GET {shown} ", entry.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LogLevel.Trace, LogLevel.Trace)]
    [InlineData(LogLevel.Information, LogLevel.Debug)]
    [InlineData(LogLevel.Critical, LogLevel.Debug)]
    public async Task The_level_of_a_policy_is_that_of_retries_and_of_the_end(LogLevel level, LogLevel refusal)
    {
        using var scene = new Scene();
        scene.Options.On("503").LogLevel = scene.Options.On("NoResponse").LogLevel = level;
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.AnswersTimes(2, 503);
        scene.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Throws(new HttpRequestException(HttpRequestError.ConnectionError));

        await scene.GetAsync();
        await scene.GetAsync();

        Assert.Equal(
            [(200, level), (202, refusal), (400, level), (201, level), (203, refusal), (402, level)],
            scene.Logs.Entries.Select(entry => (entry.EventId.Id, entry.Level)));
    }

    [Fact]
    public async Task A_policy_may_silence_a_status()
    {
        using var scene = new Scene();
        scene.Options.On("503").LogLevel = LogLevel.None;
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.AnswersTimes(2, 503);

        await scene.GetAsync();

        Assert.Empty(scene.Logs.Entries);
    }

    private static IEnumerable<LoggerMessageAttribute> Messages() => typeof(Log)
        .GetMethods(BindingFlags.Static | BindingFlags.Public)
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>();

    /// <summary>Calls that lead to every message about a response.</summary>
    private static async Task TourAsync(Scene scene, string address, (string Name, string Value)[] headers)
    {
        scene.Options.Retry.MaxRetries = 1;
        scene.Options.On("404").Return();
        scene.Server.AnswersTimes(2, 503, headers).Answers(503, headers).Answers(200, headers);
        scene.Server.Answers(404, headers);
        scene.Server.Answers(301, [.. headers, ("Location", "?moved")])
            .Answers(302, [.. headers, ("Location", "?found"), ("Retry-After", "1")])
            .Answers(302, [.. headers, ("Location", "ftp://b.test/")]);
        scene.Server.Answers(307, [.. headers, ("Location", "http://b.test/")]);
        for (var call = 0; call < 4; call++)
        {
            await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri($"{address}/x")));
        }

        using var content = new StringContent("");
        content.Headers.TryAddWithoutValidation("X-Api-Key", "secret");
        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Put, new Uri($"{address}/x")) { Content = content });

        Assert.True(scene.Server.IsOver);
        Assert.Equal(OfResponses, scene.Logs.Entries.Select(entry => entry.EventId.Id).Intersect(OfResponses).Order());
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Field();
}
