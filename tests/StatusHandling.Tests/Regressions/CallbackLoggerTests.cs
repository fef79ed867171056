using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class CallbackLoggerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logger_that_fails_at_a_callback_that_failed_is_no_attempt(bool synchronous)
    {
        using var server = new ScriptedServer();
        server.Answers(503, ("Retry-After", "0"));
        using var logs = new FailingLogs(LogLevel.Error);
        var options = new StatusHandlingOptions { OnRetry = _ => throw new InvalidTimeZoneException() };
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, options, logs));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");

        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => synchronous
            ? Task.Run(() => client.Send(request, TestContext.Current.CancellationToken))
            : client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Single(Assert.IsType<IReadOnlyList<StatusAttempt>>(failure.Data["StatusHandling.Attempts"], exactMatch: false));
        Assert.True(server.Contents[0].IsDisposed);
    }
}
