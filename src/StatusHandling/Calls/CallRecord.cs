namespace StatusHandling.Calls;

/// <summary>Puts what was seen of a call into the data of an exception that is not ours to shape.</summary>
internal static class CallRecord
{
    private const string Attempts = "StatusHandling.Attempts";
    private const string StatusCode = "StatusHandling.StatusCode";

    public static void Attach(Exception failure, StatusCall call)
    {
        if (!call.IsReacting && call.Attempts.Count == 0)
        {
            return;
        }

        failure.Data[Attempts] = call.Attempts;
        if (call.LastStatusCode is { } seen)
        {
            failure.Data[StatusCode] = seen;
        }
    }
}
