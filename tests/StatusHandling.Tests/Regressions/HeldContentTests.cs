using System.Net;
using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class HeldContentTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(5000)]
    public async Task A_content_that_writes_synchronously_arrives_whole_whatever_its_size(int size)
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 10;
        scene.Server.Answers(200);
        var text = new string('x', size);

        var outcome = await scene.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new WritingContent(text) });

        Assert.Null(outcome.Failure);
        Assert.Equal(text, Assert.Single(scene.Server.Requests).Body);
    }

    [Fact]
    public async Task A_content_that_ignores_its_token_does_not_hold_up_who_cancels()
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 10;
        using var cancelling = new CancellationTokenSource();
        var stalling = new StalledContent();

        var sending = scene.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = stalling }, cancelling.Token);
        await stalling.Begun;
        await cancelling.CancelAsync();

        var outcome = await sending.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.IsType<OperationCanceledException>(outcome.Failure, exactMatch: false);
        Assert.Empty(scene.Server.Requests);
    }

    private sealed class WritingContent(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(7))
            {
                stream.Write(part);
            }

            stream.Flush();
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class StalledContent : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _begun.SetResult();
            return new TaskCompletionSource().Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
