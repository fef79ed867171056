using System.Collections.Concurrent;

namespace StatusHandling.EndToEnd;

/// <summary>Stands behind the pipeline and counts what is really sent, by the name that a call gives itself.</summary>
internal sealed class Probe(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string CallHeader = "X-Call";

    private readonly ConcurrentDictionary<string, int> _sends = new();

    /// <summary>Called with each response, before the pipeline sees it.</summary>
    public Action<HttpResponseMessage> Answered { get; init; } = _ => { };

    public int Sends => _sends.Values.Sum();

    public int SendsOf(string call) => _sends.GetValueOrDefault(call);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.Headers.TryGetValues(CallHeader, out var names) ? names.Single() : "";
        _sends.AddOrUpdate(call, 1, (_, count) => count + 1);
        var response = await base.SendAsync(request, cancellationToken);
        Answered(response);
        return response;
    }
}
