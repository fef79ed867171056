using System.Globalization;

namespace Worker;

internal sealed class ReadingsClient(HttpClient http)
{
    /// <summary>Returns a reading in degrees. What arrives here is a success; all else is an exception.</summary>
    public async Task<double> GetAsync(int number, CancellationToken cancellationToken) => double.Parse(
        await http.GetStringAsync(new Uri($"readings/{number}", UriKind.Relative), cancellationToken), CultureInfo.InvariantCulture);
}
