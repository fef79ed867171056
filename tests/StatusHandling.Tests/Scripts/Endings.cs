using System.Globalization;

namespace StatusHandling.Tests.Scripts;

/// <summary>The words for what a caller gets.</summary>
internal static class Endings
{
    public const string Cancelled = "cancelled by the caller";
    public const string AttemptTimedOut = "the attempt took too long";
    public const string CallTimedOut = "the call took too long";

    public static string Returned(int status, int answer) => $"{Code(status)} returned, {BodyOf(answer)}";

    /// <param name="status">The status of the exception.</param>
    /// <param name="refusal">Why a redirect was not followed.</param>
    /// <param name="answer">The answer whose body the exception carries; null when it carries none.</param>
    public static string Thrown(int status, RedirectFailure? refusal, int? answer)
    {
        var kind = status switch
        {
            >= 300 and < 400 => $"{nameof(RedirectException)} {refusal ?? RedirectFailure.NotFollowed}",
            >= 400 and < 500 => nameof(ClientErrorException),
            _ => nameof(ServerErrorException),
        };
        return $"{Code(status)} thrown, {kind}, {(answer is { } number ? BodyOf(number) : "no body")}";
    }

    public static string Failed(ScriptedFailure failure, int send) => FailureText(failure, send) + " thrown";

    public static string FailureText(ScriptedFailure failure, int send) => $"{failure} of send {send}";

    public static string BodyOf(int answer) => $"body of answer {answer}";

    private static string Code(int status) => status.ToString("000", CultureInfo.InvariantCulture);
}
