using System.Text;
using System.Text.Json;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>One expected request of a row, and what answers it.</summary>
internal sealed class RedirectCaseStep(JsonElement step)
{
    private readonly JsonElement _request = step.GetProperty("request");
    private readonly JsonElement _response = step.GetProperty("response");

    public int Status => _response.GetProperty("status").GetInt32();

    public TimeSpan Delay => TimeSpan.FromMilliseconds(_response.TryGetProperty("delay_ms", out var delay) ? delay.GetInt32() : 0);

    public bool HasEndlessBody => ResponseBody.EndsWith("endless", StringComparison.Ordinal);

    public string ResponseBody => _response.TryGetProperty("body", out var body) ? body.GetString()! : "";

    public IReadOnlyList<(string Name, string Value)> ResponseHeaders
    {
        get
        {
            var headers = new List<(string, string)>();
            if (_response.TryGetProperty("location", out var location))
            {
                var name = _response.TryGetProperty("header_name", out var spelling) ? spelling.GetString()! : "Location";
                headers.Add((name, location.GetString()!));
            }

            if (_response.TryGetProperty("set_cookie", out var cookie))
            {
                headers.Add(("Set-Cookie", cookie.GetString()!));
            }

            if (_response.TryGetProperty("headers", out var others))
            {
                headers.AddRange(others.EnumerateObject().Select(header => (header.Name, header.Value.GetString()!)));
            }

            return headers;
        }
    }

    private string Method => _request.GetProperty("method").GetString()!;

    private string? Body => _request.GetProperty("body") is { ValueKind: JsonValueKind.String } body
        ? body.GetString() == "64 KiB" ? new string('x', 64 * 1024) : body.GetString()
        : null;

    private IEnumerable<(string Name, string Value)> MustHave => _request.TryGetProperty("must_have", out var headers)
        ? headers.EnumerateObject().Select(header => (header.Name, header.Value.GetString()!))
        : [];

    private IEnumerable<string> MustNotHave => _request.TryGetProperty("must_not_have", out var headers)
        ? headers.EnumerateArray().Select(header => header.GetString()!)
        : [];

    // "Added by an inner cache handler": what the server side of the script does, not the caller.
    private bool IsAddedBelow => _request.TryGetProperty("note", out var note) && note.GetString()!.StartsWith("added by", StringComparison.Ordinal);

    /// <summary>The caller's request, with the headers that it must have.</summary>
    public HttpRequestMessage MakeRequest(string? address)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), address ?? _request.GetProperty("url").GetString())
        {
            Content = Body is { } body ? MakeContent(body) : null,
        };
        foreach (var (name, value) in MustHave)
        {
            if (!IsAddedBelow && name != "Content-Length" && !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                Assert.True(request.Content.Headers.TryAddWithoutValidation(name, value), name);
            }
        }

        return request;
    }

    /// <summary>What a handler between us and the server adds to the request.</summary>
    public void AddBelow(HttpRequestMessage request)
    {
        foreach (var (name, value) in IsAddedBelow ? MustHave : [])
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }
    }

    public void CheckSent(ObservedRequest sent, bool checksHeaders)
    {
        Assert.Equal(Method, sent.Method);
        var host = MustHave.FirstOrDefault(header => header.Name == "Host").Value;
        Assert.Equal(ObservedRequest.Spell(new Uri(_request.GetProperty("url").GetString()!), host), sent.Address);
        Assert.Equal(Body, sent.Body);
        foreach (var (name, value) in checksHeaders ? MustHave : [])
        {
            Assert.True(sent.Headers.TryGetValue(name, out var actual), $"{name} is missing.");
            Assert.True(value == "x" || value == actual, $"{name} is {actual}, not {value}.");
        }

        Assert.All(checksHeaders ? MustNotHave : [], name => Assert.False(sent.Headers.ContainsKey(name), $"{name} is there."));
    }

    private HttpContent MakeContent(string body)
    {
        switch (_request.TryGetProperty("content", out var kind) ? kind.GetString() : "text")
        {
            case "nonseekable_stream" or "async_iterator" or "stream":
                return new OneShotContent(body);
            case "seekable_stream":
                return new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("__" + body)) { Position = 2 });
            case "bytes":
                return new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            default:
                var text = new StringContent(body, Encoding.UTF8, "text/plain");
                text.Headers.ContentLanguage.Add("en");
                text.Headers.ContentEncoding.Add("identity");
                return text;
        }
    }
}
