using System.Globalization;
using System.Resources;

namespace StatusHandling.Statuses;

/// <summary>The sentences of StatusDescriptions.resx and its translations.</summary>
/// <remarks>A registered code has its own, under its name; any other shares that of its class.</remarks>
internal static class StatusDescriptions
{
    private static readonly ResourceManager Texts = new(typeof(StatusDescriptions));

    public static string Of(HttpStatus status)
    {
        var key = status.IsRegistered ? status.Name : $"Unregistered{status.Class}";
        return Texts.GetString(key, CultureInfo.CurrentUICulture)!;
    }
}
