using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace StatusHandling.Benchmarks;

/// <summary>What stands in front of a server.</summary>
internal static class Handlers
{
    public static HttpMessageHandler None(HttpMessageHandler server) => server;

    public static HttpMessageHandler OnePassThrough(HttpMessageHandler server) => new PassThroughHandler(server);

    public static HttpMessageHandler ThreePassThrough(HttpMessageHandler server) =>
        new PassThroughHandler(new PassThroughHandler(new PassThroughHandler(server)));

    public static HttpMessageHandler PollyByHand(HttpMessageHandler server) => new HandWrittenPollyHandler(server);

    public static HttpMessageHandler Kiota(HttpMessageHandler server) =>
        new RetryHandler { InnerHandler = new RedirectHandler { InnerHandler = server } };

    public static HttpMessageHandler StatusHandling(HttpMessageHandler server) => StatusHandlingPipeline.Create(server, Unbudgeted());

    /// <summary>With an end to the call, as every client has that a factory makes: each further send has a timer of its own then.</summary>
    public static HttpMessageHandler StatusHandlingInTime(HttpMessageHandler server)
    {
        var options = Unbudgeted();
        options.Retry.TotalTimeout = TimeSpan.FromSeconds(100);
        return StatusHandlingPipeline.Create(server, options);
    }

    // Where every second request fails, no budget of a client that means well lasts.
    private static StatusHandlingOptions Unbudgeted()
    {
        var options = new StatusHandlingOptions();
        options.Retry.BudgetRatio = 1;
        return options;
    }
}
