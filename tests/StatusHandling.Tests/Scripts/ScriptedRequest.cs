using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Scripts;

/// <summary>What the caller sends.</summary>
internal sealed record ScriptedRequest
{
    public const string BodyText = "payload";

    public string Method { get; init; } = "GET";

    public string Address { get; init; } = "http://a.test/";

    public RequestBody Body { get; init; }

    public bool HasIdempotencyKey { get; init; }

    public bool HasAuthorization { get; init; }

    public bool IsSynchronous { get; init; }

    /// <summary>What the request says for itself, with OnStatus.</summary>
    public IReadOnlyList<ScriptedPolicy> Policies { get; init; } = [];

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Address) { Content = Content() };
        message.Headers.Add("Accept", "text/plain");
        if (HasIdempotencyKey)
        {
            message.Headers.Add("Idempotency-Key", "k1");
        }

        if (HasAuthorization)
        {
            message.Headers.Add("Authorization", "secret");
        }

        foreach (var policy in Policies)
        {
            policy.CopyTo(message.OnStatus(policy.Key));
        }

        return message;
    }

    public override string ToString() =>
        $"{Method} {Address}, body {Body}{(HasIdempotencyKey ? ", Idempotency-Key" : "")}{(HasAuthorization ? ", Authorization" : "")}"
        + $"{(IsSynchronous ? ", Send" : ", SendAsync")}{(Policies.Count > 0 ? ", OnStatus " + string.Join(" ", Policies) : "")}";

    private HttpContent? Content()
    {
        HttpContent? content = Body switch
        {
            RequestBody.None => null,
            RequestBody.InMemory => new ByteArrayContent(Encoding.UTF8.GetBytes(BodyText)),
            _ => new OneShotContent(BodyText),
        };
        if (Body == RequestBody.OneShotOfKnownLength)
        {
            content!.Headers.ContentLength = BodyText.Length;
        }

        return content;
    }
}

internal enum RequestBody { None, InMemory, OneShot, OneShotOfKnownLength }
