using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Fields;

namespace StatusHandling.Tests.Fields;

public sealed class ChallengeReaderTests
{
    [Theory]
    [InlineData("Basic realm=\"simple\"", "Basic realm=\"simple\"")]
    [InlineData("Basic realm=simple", "Basic realm=\"simple\"")]
    [InlineData("Basic  realm = \"simple\"", "Basic realm=\"simple\"")]
    [InlineData("Negotiate", "Negotiate")]
    [InlineData("Negotiate, NTLM", "Negotiate|NTLM")]
    [InlineData("Negotiate oYG2MIGzoAMKAQ==", "Negotiate oYG2MIGzoAMKAQ==")]
    [InlineData("Negotiate abc=, Basic realm=x", "Negotiate abc=|Basic realm=\"x\"")]
    [InlineData("Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\"", "Newauth realm=\"apps\", type=\"1\", title=\"Login to \\\"apps\\\"\"|Basic realm=\"simple\"")]
    [InlineData("Basic realm=\"a, Digest b=c\"", "Basic realm=\"a, Digest b=c\"")]
    [InlineData(",, Basic realm=x ,, Bearer ,", "Basic realm=\"x\"|Bearer")]
    [InlineData("Bearer error=\"a\" error_description=\"b\"", "Bearer error=\"a\", error_description=\"b\"")]
    [InlineData("Bearer realm=https://a.test/b?c=d, scope=x", "Bearer realm=\"https://a.test/b?c=d\", scope=\"x\"")]
    [InlineData("Basic realm=\"open", "Basic realm=\"open\"")]
    [InlineData("Basic realm=\"open\\", "Basic realm=\"open\\\\\"")]
    [InlineData("Basic realm=", "Basic realm=")]
    [InlineData("Basic realm=a, REALM=b", "Basic realm=\"a\"")]
    [InlineData("Basic\trealm=a", "Basic realm=\"a\"")]
    [InlineData("\"what\", Basic", "Basic")]
    [InlineData("=, (, Basic", "Basic")]
    [InlineData("", "")]
    [InlineData(" , ", "")]
    public void A_line_has_its_challenges(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', ChallengeReader.Read(line)));

    [Fact]
    public void A_token_stands_in_place_of_parameters()
    {
        var challenge = Assert.Single(ChallengeReader.Read("NTLM TlRMTVNTUAAC"));

        Assert.Equal("TlRMTVNTUAAC", challenge.Token);
        Assert.Empty(challenge.Parameters);
        Assert.Null(challenge.Realm);
    }

    [Fact]
    public void What_was_read_reads_the_same_again() => Prop.ForAll<string, string>((name, value) =>
    {
        var first = ChallengeReader.Read($"Basic realm=\"x\", {name}={value}, Bearer {name}");
        var again = ChallengeReader.Read(string.Join(", ", first));

        Assert.Equal(first.Select(challenge => challenge.ToString()), again.Select(challenge => challenge.ToString()));
    }).QuickCheckThrowOnFailure();
}
