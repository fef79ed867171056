using System.Net;
using StatusHandling.Diagnostics;

namespace StatusHandling.Calls;

/// <summary>One redirect as it was followed, with its addresses as they are.</summary>
internal readonly record struct Hop(Uri From, Uri To, HttpStatusCode StatusCode, HttpMethod Method)
{
    public RedirectHop Redacted(bool showQuery) =>
        new(Redaction.Redact(From, showQuery), Redaction.Redact(To, showQuery), StatusCode, Method);
}
