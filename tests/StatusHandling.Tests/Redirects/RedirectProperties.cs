using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Redirects;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>Whatever Location says.</summary>
public sealed class RedirectProperties
{
    private static readonly string[] Pieces =
    [
        "http:", "https:", "HTTP:", "ftp:", "file:", "javascript:", "data:", "c|", "c:", "//", "/", "\\", "\\\\", "?", "#", "@", ":", ":80", ":99999",
        "a.test", "A.test", "b.test", "evil.test", ".a.test", "a.test.", "u:p", "[::1]", "[::1%25x]", "[fe80::1%eth0]", "127.0.0.1", "0x7f.1",
        "..", ".", "%", "%2f", "%zz", "%2e%2e", " ", "\t", "\r\n", "\0", "\u0001", "\u00a0", "\u00ad", "\u202e", "\u3002", "é", "ü", "xn--", "漢",
        "\ud800", "\U0001F600", "\"", "<", "{", "|", "^", "`", ";", "=", "&", "x", "X-Api-Key", "secret",
    ];

    private static readonly Gen<string> Locations = Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        from host in Gen.Elements("http://", "https://", "//", "http://u@")
        from rest in Gen.ArrayOf(Gen.Elements(Pieces))
        select host + string.Concat(rest),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<string> Beginnings = Gen.Elements(
        "http://a.test/x/y?q=1#f", "https://a.test/", "http://a.test:8080", "http://u:p@a.test/x", "http://[::1]/x", "http://[fe80::1%251]/x",
        "http://bücher.test/é?ü#ä", "HTTPS://A.TEST:443/%C3%A9/../b");

    [Fact]
    public void No_request_leaves_for_another_scheme_no_credential_leaves_its_origin_and_nothing_else_is_thrown() =>
        Check(
            from beginning in Beginnings
            from locations in Gen.ArrayOf(Locations, 3)
            from status in Gen.Elements(300, 301, 302, 303, 307, 308)
            from options in Gen.Choose(0, 7)
            select (beginning, locations, status, options),
            given =>
            {
                using var scene = new Scene { IsSynchronous = (given.options & 1) != 0 };
                scene.Options.Redirects.AllowDowngrade = (given.options & 2) != 0;
                scene.Options.Redirects.RememberPermanent = (given.options & 4) != 0;
                foreach (var location in given.locations)
                {
                    scene.Server.Answers(given.status, ("Location", location));
                }

                // The second call meets what the first one left to remember.
                scene.Server.AnswersTimes(8, 200);
                for (var call = 0; call < 2; call++)
                {
                    var request = new HttpRequestMessage(HttpMethod.Get, given.beginning);
                    request.Headers.Add("Authorization", "secret");
                    request.Headers.Add("X-Api-Key", "secret");
                    Assert.True(Outcome.IsSettled(scene.SendAsync(request).GetAwaiter().GetResult()));
                }

                var origin = new Uri(given.beginning);
                return scene.Server.Requests.All(sent =>
                    sent.Uri!.Scheme is "http" or "https"
                    && sent.Uri.IdnHost.Length > 0
                    && (sent.Uri.UserInfo.Length == 0 || sent.Uri == origin)
                    && (!sent.Headers.Values.Contains("secret") || HasOrigin(sent.Uri, origin)));
            });

    [Fact]
    public void A_relative_location_stays_where_it_is_and_an_absolute_one_is_reachable() =>
        Check(
            Gen.Zip(Beginnings, Locations),
            given =>
            {
                var from = new Uri(given.Item1);
                var target = RedirectTarget.Resolve(given.Item2, from, allowDowngrade: true);
                return target.Uri is { } uri
                    ? target.Failure is null && uri.IdnHost.Length > 0 && (!target.IsRelative || HasOrigin(uri, from))
                    : target.Failure is not null;
            });

    private static bool HasOrigin(Uri uri, Uri origin) =>
        (uri.Scheme, uri.IdnHost, uri.Port) == (origin.Scheme, origin.IdnHost, origin.Port);

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
