using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>What a server says itself about sending again, in <c>x-should-retry</c>, as several large APIs do.</summary>
internal static class ShouldRetryField
{
    private const string Name = "x-should-retry";

    /// <summary>True or false as the server says; null when it says nothing that can be understood.</summary>
    public static bool? Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues(Name, out var values) || values.Count != 1)
        {
            return null;
        }

        var text = values.ToString().AsSpan().Trim(TextCursor.WhiteSpace);
        return text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
            : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
            : null;
    }
}
