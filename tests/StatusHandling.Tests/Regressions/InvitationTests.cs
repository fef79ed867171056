using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class InvitationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_success_is_never_sent_again_even_on_invitation(bool hasAttemptTimeout)
    {
        using var scene = new Scene();
        scene.Options.Retry.AttemptTimeout = hasAttemptTimeout ? TimeSpan.FromMinutes(1) : null;
        scene.Server.Answers(200, ("x-should-retry", "true"));

        var outcome = await scene.GetAsync();

        Assert.NotNull(outcome.Response);
        Assert.Single(scene.Server.Requests);
        Assert.False(scene.Server.Contents[0].IsDisposed);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(101, true)]
    [InlineData(304, false)]
    [InlineData(304, true)]
    public async Task What_passes_as_it_came_is_never_sent_again_even_on_invitation(int status, bool hasAttemptTimeout)
    {
        using var scene = new Scene();
        scene.Options.Retry.AttemptTimeout = hasAttemptTimeout ? TimeSpan.FromMinutes(1) : null;
        scene.Server.Answers(status, ("x-should-retry", "true")).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(status, (int?)outcome.StatusCode);
        Assert.Single(scene.Server.Requests);
    }
}
