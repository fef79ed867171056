namespace StatusHandling.Diagnostics;

/// <summary>The name under which a server knows a request, for asking its people about it.</summary>
/// <param name="Text">The name, fit to be shown; empty where there is none.</param>
internal readonly record struct RequestId(string Text)
{
    /// <summary>The fields that carry it: of those that are there, the first counts.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["x-request-id", "x-ms-request-id", "x-amzn-requestid", "x-correlation-id", "cf-ray", "request-id", "traceparent"];

    /// <summary>The words that lead to it at the end of a message.</summary>
    public string Lead => Text.Length == 0 ? "" : " Request id: ";

    /// <param name="response">The response; it may be disposed, since its headers stay.</param>
    /// <param name="sensitive">Fields that are never shown.</param>
    public static RequestId Of(HttpResponseMessage response, IReadOnlySet<string> sensitive)
    {
        foreach (var name in Fields)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var lines) && !sensitive.Contains(name))
            {
                foreach (var line in lines)
                {
                    if (line.Trim() is { Length: > 0 } id)
                    {
                        return new RequestId(Redaction.Excerpt(id));
                    }
                }
            }
        }

        return new RequestId("");
    }
}
