using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>A server that hangs is the commonest outage: HttpClient's timer ends the send as a cancellation, and nobody was told.</summary>
public sealed class FirstSendTimeoutTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly List<(Exception Exception, bool IsCancelled)> _told = [];
    private readonly CancellationTokenSource _cancelling = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_first_send_that_takes_all_the_time_of_the_call_is_logged_and_told(bool synchronous)
    {
        using var scene = Scene(synchronous);

        var failure = await CancelAfterAsync(scene, Limit);

        Assert.IsType<OperationCanceledException>(failure, exactMatch: false);
        var line = Assert.Single(scene.Logs.Entries, entry => entry.EventId.Id == 402);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.EndsWith("(NoTimeLeft).", line.Message, StringComparison.Ordinal);
        Assert.Equal((failure, false), Assert.Single(_told));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_told_to_nobody()
    {
        using var scene = Scene(synchronous: false);

        var failure = await CancelAfterAsync(scene, Limit / 2);

        Assert.IsType<OperationCanceledException>(failure, exactMatch: false);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Level > LogLevel.Debug);
        Assert.Empty(_told);
    }

    public void Dispose() => _cancelling.Dispose();

    private Scene Scene(bool synchronous)
    {
        var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.TotalTimeout = Limit;
        scene.Options.OnError = context =>
        {
            _told.Add((context.Exception, context.CancellationToken.IsCancellationRequested));
            return default;
        };
        return scene;
    }

    // As HttpClient does when its time is over: the token is all that a handler sees of it. Nothing else may move the clock, or the little
    // time that the callback has would be over before it looked.
    private async Task<Exception?> CancelAfterAsync(Scene scene, TimeSpan time)
    {
        scene.Server
            .Does(_ =>
            {
                scene.Time.Advance(time);
                _cancelling.Cancel();
            })
            .Hangs();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        return await Record.ExceptionAsync(() => scene.IsSynchronous
            ? Task.Run(() => scene.Client.Send(request, _cancelling.Token), CancellationToken.None)
            : scene.Client.SendAsync(request, _cancelling.Token));
    }
}
