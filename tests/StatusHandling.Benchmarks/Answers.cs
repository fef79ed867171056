using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace StatusHandling.Benchmarks;

/// <summary>What the servers answer.</summary>
internal static class Answers
{
    private static readonly byte[] Problem = Encoding.UTF8.GetBytes(
        """{"type":"https://example.com/no-such-user","title":"No such user","status":404,"detail":"There is no user with the number 7 here, nor has there ever been one.","instance":"/users/7","trace":"00-0af7651916cd43dd"}""");

    public static HttpResponseMessage Ok() => new(HttpStatusCode.OK);

    public static HttpResponseMessage Busy() => With(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable), "Retry-After", "0");

    public static HttpResponseMessage Found() => With(new HttpResponseMessage(HttpStatusCode.Found), "Location", "/there");

    public static HttpResponseMessage NotFound() => new(HttpStatusCode.NotFound)
    {
        Content = new ByteArrayContent(Problem) { Headers = { ContentType = new MediaTypeHeaderValue("application/problem+json") } },
    };

    private static HttpResponseMessage With(HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
