using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StatusHandling.Diagnostics;
using StatusHandling.Errors;
using StatusHandling.Pipeline;
using StatusHandling.Policies;
using StatusHandling.Redirects;
using StatusHandling.Retries;
using StatusHandling.Settings;

namespace StatusHandling;

/// <summary>Makes the pipeline without dependency injection.</summary>
public static class StatusHandlingPipeline
{
    /// <summary>Puts the pipeline in front of a handler.</summary>
    /// <param name="innerHandler">The handler that sends. The automatic redirects of SocketsHttpHandler and HttpClientHandler are turned off.</param>
    /// <param name="options">What differs from the built-in policies; copied, so that later changes have no effect.</param>
    /// <param name="loggerFactory">Where the pipeline logs, in the category <c>StatusHandling.Default</c>; nowhere by default.</param>
    /// <param name="timeProvider">The clock and its timers; the system's by default.</param>
    /// <returns>A handler for <c>new HttpClient(handler)</c>; disposing it disposes the inner one.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong; the message lists every fault.</exception>
    /// <remarks>
    /// The Timeout of a client made from it is unknown to the pipeline: <see cref="StatusRetryOptions.TotalTimeout"/> bounds its waits and
    /// further sends. Metrics are those of one meter <c>StatusHandling</c>, which all such pipelines of the process share.
    /// </remarks>
    public static DelegatingHandler Create(
        HttpMessageHandler innerHandler,
        StatusHandlingOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null) =>
        Create(innerHandler, options, loggerFactory, timeProvider, ClientState.Jitter);

    /// <summary>The same with a jitter of the caller's choice: a number from 0 to 1, by which waits differ.</summary>
    internal static DelegatingHandler Create(
        HttpMessageHandler innerHandler,
        StatusHandlingOptions? options,
        ILoggerFactory? loggerFactory,
        TimeProvider? timeProvider,
        Func<double> jitter)
    {
        ArgumentNullException.ThrowIfNull(innerHandler);
        options ??= new StatusHandlingOptions();
        OptionsFaults.ThrowIfAny(options);

        var client = new ClientState(
            new ClientPolicies("", PolicySnapshot.FromCode(options)),
            timeProvider ?? TimeProvider.System,
            loggerFactory ?? NullLoggerFactory.Instance,
            StatusMetrics.From(null));
        var handlers = Handlers(client, jitter);
        var shortcut = (StatusHandler)handlers[0];
        shortcut.Primary.TakeOver(innerHandler);
        for (var index = 0; index < handlers.Count; index++)
        {
            handlers[index].InnerHandler = index + 1 < handlers.Count ? handlers[index + 1] : innerHandler;
        }

        return shortcut;
    }

    /// <summary>The stages in the order in which a request meets them. The order is written here and nowhere else.</summary>
    internal static IReadOnlyList<DelegatingHandler> Handlers(ClientState client, Func<double> jitter)
    {
        var primary = new PrimaryHandler();
        var transport = new Transport(client.Lifecycle, primary);
        var retries = new RetryHandler(
            client.Clock,
            client.Budget,
            client.Strategies,
            jitter,
            new RetryLog(client.DisplayName, client.Logger),
            client.Signals,
            client.Callbacks);
        var redirects = new RedirectHandler(
            client.Clock,
            primary,
            client.PermanentRedirects,
            client.SelfRedirects,
            new RedirectLog(client.DisplayName, client.Logger, client.PermanentRedirects),
            client.Signals,
            client.Callbacks);
        var exceptions = new StatusExceptionHandler(client.Clock, new ErrorLog(client.DisplayName, client.Logger), client.Signals, client.Callbacks);
        return [new StatusHandler(client, exceptions, transport, primary), exceptions, new ContentHandler(), redirects, retries, transport];
    }
}
