using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class ExpiredRedirectTests
{
    [Theory]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("0")]
    public async Task A_permanent_redirect_that_has_expired_is_not_remembered(string expires)
    {
        using var scene = new Scene();
        scene.Options.Redirects.RememberPermanent = true;
        scene.Server.Answers(301, ("Location", "/new"), ("Expires", expires)).Answers(200).Answers(200);
        await scene.GetAsync("http://a.test/old");

        await scene.GetAsync("http://a.test/old");

        Assert.Equal(["/old", "/new", "/old"], scene.Server.Requests.Select(request => request.Uri!.AbsolutePath));
    }
}
