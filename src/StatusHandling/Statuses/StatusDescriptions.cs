using System.Globalization;
using System.Resources;

namespace StatusHandling.Statuses;

// The sentences of StatusDescriptions.resx and its translations. A registered code has its own, under its name;
// any other shares that of its class.
internal static class StatusDescriptions
{
    private static readonly ResourceManager Texts = new(typeof(StatusDescriptions));

    public static string Of(HttpStatus status)
    {
        string key = status.IsRegistered ? status.Name : $"Unregistered{status.Class}";
        return Texts.GetString(key, CultureInfo.CurrentUICulture)!;
    }
}
