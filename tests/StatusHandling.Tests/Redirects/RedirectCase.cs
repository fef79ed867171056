using System.Text.Json;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>One row of redirect-cases.json.</summary>
internal sealed class RedirectCase
{
    /// <summary>Where a row begins; the file has lost the fragment of these.</summary>
    private static readonly Dictionary<string, string> Beginnings = new()
    {
        ["frag_inherit"] = "http://a.test/s#orig",
        ["frag_replace"] = "http://a.test/s#orig",
        ["frag_chain_latest"] = "http://a.test/s#orig",
        ["frag_empty_component"] = "http://a.test/s#orig",
        ["frag_not_sent"] = "http://a.test/s#view=edit",
    };

    private readonly JsonElement _row;

    private RedirectCase(JsonElement row)
    {
        _row = row;
        Id = row.GetProperty("id").GetString()!;
        Steps = [.. row.GetProperty("steps").EnumerateArray().Select(step => new RedirectCaseStep(step))];
        Differs = RedirectExpectations.Differences.TryGetValue(Id, out var difference);
        Expected = Differs ? difference.Ours : OfRow();
    }

    public static IReadOnlyDictionary<string, RedirectCase> All { get; } = Load();

    public string Id { get; }

    public IReadOnlyList<RedirectCaseStep> Steps { get; }

    public bool Differs { get; }

    public RedirectExpectation Expected { get; }

    /// <summary>How many requests the script answers: its steps, and what a loop or our own rules ask for beyond them.</summary>
    public int Answers => IsRepeated || IsRing ? 60 : Math.Max(Steps.Count, Expected.Requests ?? 0);

    private bool IsRepeated => _row.TryGetProperty("repeat_last_step", out _);

    private bool IsRing => Id == "loop_two_urls";

    public bool UsesCookieContainer => Config("cookies") is not null;

    /// <summary>The expectations of a row that are peculiar to it.</summary>
    public bool Expects(string name, out JsonElement value) => _row.GetProperty("expect").TryGetProperty(name, out value);

    /// <summary>What answers a request; null for a success that the row has not.</summary>
    public RedirectCaseStep? StepFor(int index) =>
        index < Steps.Count ? Steps[index] : IsRing ? Steps[index % Steps.Count] : IsRepeated ? Steps[^1] : null;

    public StatusHandlingOptions Configure(StatusHandlingOptions options)
    {
        options.Redirects.MaxRedirects = _row.TryGetProperty("max_redirects", out var limit) ? limit.GetInt32()
            : Config("client_max")?.GetInt32() ?? options.Redirects.MaxRedirects;
        options.Redirects.AllowDowngrade = _row.TryGetProperty("allow_downgrade", out _);
        options.Retry.TotalTimeout = Config("timeout_ms") is { } timeout ? TimeSpan.FromMilliseconds(timeout.GetInt32()) : null;
        options.On("4xx").Return();
        if (Config("on_limit") is not null)
        {
            options.On("3xx").Then = StatusAction.Return;
        }

        foreach (var name in Config("extra_sensitive_headers")?.EnumerateArray() ?? default)
        {
            options.SensitiveHeaders.Add(name.GetString()!);
        }

        return options;
    }

    public HttpRequestMessage MakeRequest()
    {
        var request = Steps[0].MakeRequest(Beginnings.GetValueOrDefault(Id));
        if (Config("follow") is not null)
        {
            request.OnStatus("3xx").Return();
        }

        return request;
    }

    /// <summary>Holds what was sent to what the steps say. The header rules of a row that differs are replaced by ours.</summary>
    public void CheckSent(IReadOnlyList<ObservedRequest> sent)
    {
        Assert.Equal(Expected.Requests ?? sent.Count, sent.Count);
        for (var index = 0; index < Math.Min(sent.Count, Steps.Count); index++)
        {
            Steps[index].CheckSent(sent[index], checksHeaders: index > 0 && !Differs);
        }

        Assert.True(Expected.Keeps is not { } kept || sent[^1].Headers.ContainsKey(kept), Expected.Keeps);
        Assert.True(Expected.Lacks is not { } lacking || !sent[^1].Headers.ContainsKey(lacking), Expected.Lacks);
    }

    public void CheckOutcome(CallOutcome outcome)
    {
        if (Expected.Refusal is { } reason && Config("on_limit") is null)
        {
            Outcome.IsRefused(reason, outcome);
            return;
        }

        var request = Outcome.IsReturned(Expected.Status!.Value, outcome).RequestMessage!;
        Assert.Equal(Expected.Method ?? request.Method.Method, request.Method.Method);
        if (Expected.Address is { } expected)
        {
            var address = new Uri(expected);
            Assert.Equal(ObservedRequest.Spell(address) + address.Fragment, ObservedRequest.Spell(request.RequestUri!) + request.RequestUri!.Fragment);
            Assert.DoesNotContain('@', request.RequestUri.AbsoluteUri);
        }
    }

    private static Dictionary<string, RedirectCase> Load()
    {
        using var stream = typeof(RedirectCase).Assembly.GetManifestResourceStream("redirect-cases.json")!;
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.GetProperty("cases").EnumerateArray()
            .Select(row => new RedirectCase(row.Clone()))
            .ToDictionary(row => row.Id);
    }

    private JsonElement? Config(string name) =>
        _row.TryGetProperty("config", out var config) && config.TryGetProperty(name, out var value) ? value : null;

    private RedirectExpectation OfRow()
    {
        int? requests = Expects("requests", out var count) ? count.GetInt32() : null;
        RedirectFailure? reason = RedirectExpectations.Reasons.TryGetValue(Id, out var known) ? known : null;
        return Expects("final", out var final)
            ? new(Steps.Count, null, final.GetProperty("status").GetInt32(), final.GetProperty("method").GetString(), final.GetProperty("url").GetString())
            : new(requests, reason, Expects("returned", out var returned) ? returned.GetProperty("status").GetInt32() : null);
    }
}
