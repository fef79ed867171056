using System.Net;

namespace StatusHandling.Diagnostics;

/// <summary>One request and what came of it, as far as metrics and traces tell of it.</summary>
/// <param name="Method">The method that was sent.</param>
/// <param name="Uri">The address, of which only the host is told.</param>
/// <param name="StatusCode">The status that came back; null when no response came.</param>
/// <param name="Failure">The exception that came instead of a response.</param>
internal readonly record struct Exchange(HttpMethod Method, Uri? Uri, HttpStatusCode? StatusCode, Exception? Failure = null);
