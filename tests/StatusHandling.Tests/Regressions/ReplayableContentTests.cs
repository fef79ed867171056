using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class ReplayableContentTests
{
    [Fact]
    public async Task What_the_user_calls_replayable_is_not_read_before_it_is_sent()
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 10;
        scene.Options.Retry.IsReplayable = _ => true;
        scene.Server.Answers(200);

        var outcome = await scene.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new StreamContent(new OneWayStream("body")) });

        Assert.Null(outcome.Failure);
        Assert.Equal("body", Assert.Single(scene.Server.Requests).Body);
    }

    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
