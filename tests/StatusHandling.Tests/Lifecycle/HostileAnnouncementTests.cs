using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Lifecycle;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class HostileAnnouncementTests
{
    private const int Huge = 64 * 1024;

    private static readonly string Filler = new('x', Huge);

    public static TheoryData<string, string> Garbage => new()
    {
        { "Deprecation", "" },
        { "Deprecation", Filler },
        { "Deprecation", $"@{new string('9', Huge)}" },
        { "Deprecation", "@1\u001b[2J" },
        { "Deprecation", "\u202e@1" },
        { "Sunset", "" },
        { "Sunset", Filler },
        { "Sunset", "Sat, 31 Dec 0000 23:59:59 GMT" },
        { "Sunset", "Sat, 31 Dec 99999 23:59:59 GMT" },
        { "Sunset", "Sat, 31 Dec 2018 23:59:59 GMT\u0007" },
    };

    public static TheoryData<string> Links =>
    [
        Filler,
        new string('<', Huge),
        new string('>', Huge),
        new string(',', Huge),
        new string('"', Huge),
        $"<{Filler}",
        $"<{Filler}>; rel=deprecation",
        $"<{new string('@', Huge)}>; rel=deprecation",
        $"<{new string('?', Huge)}>; rel=deprecation",
        $"</d>; {Filler}; rel=deprecation",
        $"</d>; rel=\"{Filler} deprecation\"",
        string.Join(", ", Enumerable.Range(0, 4_000).Select(number => $"</{number}>; rel=deprecation")),
        "<\u001b[2J\u0007\u0085\u202e\u2028\ud800/d>; rel=deprecation",
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_announces_nothing(string name, string value)
    {
        using var scene = Listen();
        scene.Server.Answers(200, (name, value));

        Assert.Null((await scene.GetAsync()).Failure);

        Assert.Empty(scene.Logs.Entries);
    }

    [Theory]
    [MemberData(nameof(Links))]
    public async Task Links_of_any_kind_make_one_short_and_printable_line(string link)
    {
        using var scene = Listen();
        scene.Server.Answers(200, ("Deprecation", "@1"), ("Sunset", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Link", link), ("Link", link));

        Assert.Null((await scene.GetAsync()).Failure);

        var entry = Assert.Single(scene.Logs.Entries);
        Assert.InRange(entry.Message.Length, 1, 400);
        Assert.DoesNotContain(entry.Message, character => character is < ' ' or > '~');
    }

    [Fact]
    public async Task Thousands_of_lines_are_read()
    {
        using var scene = Listen();
        scene.Server.Answers(200,
        [
            .. Enumerable.Range(1, 4_000).Select(second => ("Deprecation", $"@{second}")),
            .. Enumerable.Repeat(("Sunset", "Fri, 31 Dec 9999 23:59:59 GMT"), 4_000),
            .. Enumerable.Range(1, 4_000).Select(number => ("Link", $"</{number}>; rel=sunset")),
        ]);

        await scene.GetAsync();

        Assert.Equal(
            "Default: GET http://a.test/ answered 200 and has its sunset at 9999-12-31 23:59:59Z (deprecation: 1970-01-01 00:00:01Z); links: sunset </1>.",
            Assert.Single(scene.Logs.Entries).Message);
    }

    [Fact]
    public void Of_a_long_segment_the_beginning_is_kept()
    {
        var root = ResourceRoot.Of(new Uri($"http://a.test/{new string('x', 60_000)}/y"));

        Assert.Equal(new ResourceRoot("a.test", new string('x', 64)), root);
    }

    [Fact]
    public void No_value_throws() => Prop.ForAll<string, string, string>((deprecation, sunset, link) =>
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Deprecation", $"@{deprecation}");
        response.Headers.TryAddWithoutValidation("Sunset", sunset ?? "");
        response.Headers.TryAddWithoutValidation("Link", [link ?? "", $"<{link}>; rel={link}", $"<{link}>; rel=sunset"]);
        _ = Announcement.TryRead(response.Headers.NonValidated, TimeProvider.System, out _);
        _ = LifecycleLinks.Describe(response.Headers.NonValidated);
    }).QuickCheckThrowOnFailure();

    private static Scene Listen() => new() { Options = { ReportLifecycle = true } };
}
