using Microsoft.Extensions.Options;

namespace StatusHandling.Settings;

/// <summary>Everything that is wrong with a set of options.</summary>
internal static class OptionsFaults
{
    public static IReadOnlyList<string> Find(StatusHandlingOptions options, string clientName) => [];

    public static void ThrowIfAny(StatusHandlingOptions options)
    {
        if (Find(options, "") is { Count: > 0 } faults)
        {
            throw new OptionsValidationException("", typeof(StatusHandlingOptions), faults);
        }
    }
}
