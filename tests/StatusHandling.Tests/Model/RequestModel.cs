using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>The request of one hop.</summary>
internal sealed record RequestModel(
    string Method, Uri Uri, RequestBody Body, bool IsReplayable, bool HasAuthorization, bool HasIdempotencyKey)
{
    private static readonly string[] IdempotentMethods = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];

    public bool IsIdempotent => HasIdempotencyKey || IdempotentMethods.Contains(Method);

    public static RequestModel Of(Script script)
    {
        var request = script.Request;
        return new RequestModel(
            request.Method,
            new Uri(request.Address),
            request.Body,
            request.Body is RequestBody.None or RequestBody.InMemory || IsHeld(script),
            request.HasAuthorization,
            request.HasIdempotencyKey);
    }

    public RequestModel WithoutBody() => this with { Body = RequestBody.None, IsReplayable = true };

    public SentMessage ToMessage() =>
        new(Method, Uri, Body == RequestBody.None ? null : ScriptedRequest.BodyText, HasAuthorization, HasIdempotencyKey);

    // Beforehand, a synchronous send can hold only what says how long it is.
    private static bool IsHeld(Script script) =>
        script.Options.ContentBufferLimit >= ScriptedRequest.BodyText.Length
        && (script.Request.Body == RequestBody.OneShotOfKnownLength || !script.Request.IsSynchronous);
}
