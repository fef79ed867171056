using System.Net;

namespace StatusHandling.Tests.Fakes;

internal static class RawResponse
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A response whose headers are as they came over the wire; a name given twice is two field lines.</summary>
    public static HttpResponseMessage With(int status, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach ((var name, var value) in headers)
        {
            Assert.True(response.Headers.TryAddWithoutValidation(name, value));
        }

        return response;
    }
}
