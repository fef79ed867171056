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

    [Theory]
    [InlineData(3)]
    [InlineData(5000)]
    public async Task A_content_that_a_handler_below_reads_as_a_stream_is_there_for_it_and_for_the_server(int size)
    {
        using var server = new ScriptedServer().Answers(200);
        using var reading = new ReadingHandler(request => request.Content!.ReadAsStreamAsync()) { InnerHandler = server };
        using var client = Client(reading);
        var text = new string('x', size);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new WritingContent(text) };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(text, reading.Text);
        Assert.Equal(text, Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_content_of_which_the_end_is_still_to_come_is_not_read_synchronously()
    {
        using var server = new ScriptedServer();
        using var reading = new ReadingHandler(request => Task.FromResult(request.Content!.ReadAsStream())) { InnerHandler = server };
        using var client = Client(reading);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new WritingContent(new string('x', 5000)) };

        await Assert.ThrowsAsync<NotSupportedException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Empty(server.Requests);
    }

    private static HttpMessageInvoker Client(HttpMessageHandler below) =>
        new(StatusHandlingPipeline.Create(below, new StatusHandlingOptions { Retry = { ContentBufferLimit = 10 } }));

    /// <summary>Reads what is sent before it sends it, as a handler that logs or signs requests does.</summary>
    private sealed class ReadingHandler(Func<HttpRequestMessage, Task<Stream>> read) : DelegatingHandler
    {
        public string? Text { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = new StreamReader(await read(request));
            Text = await body.ReadToEndAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
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
