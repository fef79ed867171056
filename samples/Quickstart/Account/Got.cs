using StatusHandling;

namespace Quickstart.Account;

/// <summary>What the caller got in the end: a response, or a typed exception.</summary>
internal sealed record Got(
    HttpStatus Status, string? Exception, string Text, IReadOnlyList<StatusAttempt> Attempts, IReadOnlyList<RedirectHop> Redirects)
{
    public int StatusCode => Status.Code;

    public bool IsException => Exception is not null;

    public string Summary => Exception ?? Status.ToString();

    public string Shown => $"{Summary}: {Text}";

    public static Got Of(HttpResponseMessage response, string text) =>
        new(response.Status, null, text, response.GetAttempts(), response.GetRedirects());

    public static Got Of(HttpStatusException failure, string text) =>
        new(failure.Status, failure.GetType().Name, text, failure.Attempts, failure.Redirects);
}
