using StatusHandling.Redirects;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class RedirectTargetTests
{
    private const string Base = "http://a.test/b/c/d;p?q";

    [Theory]
    [InlineData("g", "http://a.test/b/c/g")]
    [InlineData("./g", "http://a.test/b/c/g")]
    [InlineData("g/", "http://a.test/b/c/g/")]
    [InlineData("/g", "http://a.test/g")]
    [InlineData("//g", "http://g/")]
    [InlineData("?y", "http://a.test/b/c/d;p?y")]
    [InlineData("g?y", "http://a.test/b/c/g?y")]
    [InlineData("#s", "http://a.test/b/c/d;p?q#s")]
    [InlineData("g#s", "http://a.test/b/c/g#s")]
    [InlineData("g?y#s", "http://a.test/b/c/g?y#s")]
    [InlineData(";x", "http://a.test/b/c/;x")]
    [InlineData("g;x?y#s", "http://a.test/b/c/g;x?y#s")]
    [InlineData(".", "http://a.test/b/c/")]
    [InlineData("./", "http://a.test/b/c/")]
    [InlineData("..", "http://a.test/b/")]
    [InlineData("../g", "http://a.test/b/g")]
    [InlineData("../..", "http://a.test/")]
    [InlineData("../../g", "http://a.test/g")]
    [InlineData("../../../g", "http://a.test/g")]
    [InlineData("/./g", "http://a.test/g")]
    [InlineData("/../g", "http://a.test/g")]
    [InlineData("g.", "http://a.test/b/c/g.")]
    [InlineData("..g", "http://a.test/b/c/..g")]
    [InlineData("./g/.", "http://a.test/b/c/g/")]
    [InlineData("g;x=1/../y", "http://a.test/b/c/y")]
    [InlineData("g?y/../x", "http://a.test/b/c/g?y/../x")]
    [InlineData("g#s/../x", "http://a.test/b/c/g#s/../x")]
    public void A_reference_is_resolved_as_in_RFC_3986_section_5_4(string location, string expected) => Leads(Base, location, expected);

    [Theory]
    [InlineData(".evil.com/x", "http://a.test/b/c/.evil.com/x")]
    [InlineData("@evil.com/x", "http://a.test/b/c/@evil.com/x")]
    [InlineData("x@evil.com:80", "http://a.test/b/c/x@evil.com:80")]
    [InlineData("/x@evil.com", "http://a.test/x@evil.com")]
    [InlineData("1http://evil.com", "http://a.test/b/c/1http://evil.com")]
    [InlineData("/\\evil.com/x", "http://a.test//evil.com/x")]
    [InlineData("/..//evil.com", "http://a.test//evil.com")]
    [InlineData(".//evil.com", "http://a.test/b/c//evil.com")]
    public void What_looks_like_a_host_is_a_path(string location, string expected)
    {
        Leads(Base, location, expected);
        Assert.True(RedirectTarget.Resolve(location, new Uri(Base), false).IsRelative);
    }

    [Theory]
    [InlineData("/é", "http://a.test/%C3%A9")]
    [InlineData("/?é", "http://a.test/?%C3%A9")]
    [InlineData("/%C3%A9%2F", "http://a.test/%C3%A9%2F")]
    [InlineData("/a b\"<>", "http://a.test/a%20b%22%3C%3E")]
    [InlineData("/\u0001", "http://a.test/%01")]
    [InlineData(" \t/x\t ", "http://a.test/x")]
    [InlineData("HtTp://B.test", "http://b.test/")]
    [InlineData("http://b.test?x", "http://b.test/?x")]
    [InlineData("http://b.test:80/", "http://b.test/")]
    public void What_is_not_escaped_is_escaped_as_UTF_8(string location, string expected) => Leads(Base, location, expected);

    [Theory]
    [InlineData("http://A.TEST/b")]
    [InlineData("http://a.test:80/b")]
    public void An_address_may_be_written_in_another_way_than_what_is_relative_to_it(string from) => Leads(from, "g", "http://a.test/g");

    [Theory]
    [InlineData("http://u:p@b.test/x?y#z", "http://b.test/x?y#z")]
    [InlineData("http://@b.test/", "http://b.test/")]
    [InlineData("http://b.test@c.test/", "http://c.test/")]
    [InlineData("//u@b.test:8080/@x", "http://b.test:8080/@x")]
    public void User_information_is_dropped(string location, string expected) => Leads(Base, location, expected);

    [Theory]
    [InlineData("/y", "http://a.test/y")]
    [InlineData("y", "http://a.test/y")]
    [InlineData("?y", "http://a.test/x?y")]
    public void User_information_of_the_address_before_is_dropped(string location, string expected) =>
        Leads("http://u:p@a.test/x", location, expected);

    [Theory]
    [InlineData(" http://a.test/b/c ", "/y", "http://a.test/y")]
    [InlineData("http://a.test?q", "/y", "http://a.test/y")]
    [InlineData("http://a.test#f", "/y", "http://a.test/y#f")]
    [InlineData("HTTP://A.TEST:80", "/y", "http://a.test/y")]
    public void The_address_before_may_be_written_in_any_way(string from, string location, string expected) => Leads(from, location, expected);

    [Theory]
    [InlineData("/y")]
    [InlineData("y")]
    public void The_zone_of_an_address_is_kept(string location) =>
        Assert.Equal("fe80::1%251", RedirectTarget.Resolve(location, new Uri("http://[fe80::1%251]/x"), false).Uri!.IdnHost);

    [Theory]
    [InlineData("/x", "http://a.test/x#one")]
    [InlineData("http://b.test/x", "http://b.test/x#one")]
    [InlineData("?x", "http://a.test/b?x#one")]
    [InlineData("/x#two", "http://a.test/x#two")]
    [InlineData("/x#", "http://a.test/x#")]
    public void A_fragment_is_inherited_unless_there_is_one(string location, string expected) => Leads("http://a.test/b#one", location, expected);

    [Fact]
    public void A_bare_fragment_is_not_inherited() => Leads("http://a.test/b#", "/x", "http://a.test/x");

    [Theory]
    [InlineData("", RedirectFailure.InvalidLocation)]
    [InlineData(" \t", RedirectFailure.InvalidLocation)]
    [InlineData("//", RedirectFailure.InvalidLocation)]
    [InlineData("///b.test/x", RedirectFailure.InvalidLocation)]
    [InlineData("http:", RedirectFailure.InvalidLocation)]
    [InlineData("http:x", RedirectFailure.InvalidLocation)]
    [InlineData("http:/x", RedirectFailure.InvalidLocation)]
    [InlineData("http://", RedirectFailure.InvalidLocation)]
    [InlineData("http:///x", RedirectFailure.InvalidLocation)]
    [InlineData("http:\\\\b.test", RedirectFailure.InvalidLocation)]
    [InlineData("http://b.test\\@c.test/", RedirectFailure.InvalidLocation)]
    [InlineData("http://a b.test/", RedirectFailure.InvalidLocation)]
    [InlineData("http://b.test:99999/", RedirectFailure.InvalidLocation)]
    [InlineData("http://[::1/", RedirectFailure.InvalidLocation)]
    [InlineData("http://xn--ü.test/", RedirectFailure.InvalidLocation)]
    [InlineData("http://b%2etest/", RedirectFailure.InvalidLocation)]
    [InlineData("http://\u202e.b.test/?x", RedirectFailure.InvalidLocation)]
    [InlineData("http://u@\u202e.b.test/", RedirectFailure.InvalidLocation)]
    [InlineData("\\\\b.test\\x", RedirectFailure.InvalidLocation)]
    [InlineData("\\\\\u202e", RedirectFailure.InvalidLocation)]
    [InlineData("c|/x", RedirectFailure.InvalidLocation)]
    [InlineData("c:\\x", RedirectFailure.SchemeNotAllowed)]
    [InlineData("b.test:8080/x", RedirectFailure.SchemeNotAllowed)]
    [InlineData("mailto:a@b.test", RedirectFailure.SchemeNotAllowed)]
    [InlineData("data:text/plain,x", RedirectFailure.SchemeNotAllowed)]
    [InlineData("blob:http://b.test/x", RedirectFailure.SchemeNotAllowed)]
    [InlineData("ws://b.test/", RedirectFailure.SchemeNotAllowed)]
    [InlineData("FILE:///etc/passwd", RedirectFailure.SchemeNotAllowed)]
    public void What_is_no_address_of_http_is_refused(string location, RedirectFailure failure)
    {
        var target = RedirectTarget.Resolve(location, new Uri(Base), false);

        Assert.Equal(failure, target.Failure);
        Assert.Null(target.Uri);
        Assert.Equal(location, target.Location);
    }

    [Theory]
    [InlineData("https://a.test/", "http://a.test/", false, RedirectFailure.Downgrade)]
    [InlineData("https://a.test/", "http://a.test/", true, null)]
    [InlineData("https://a.test/", "//b.test/", false, null)]
    [InlineData("http://a.test/", "https://a.test/", false, null)]
    [InlineData("ws://a.test/", "/x", false, RedirectFailure.SchemeNotAllowed)]
    [InlineData("ws://a.test/", "//b.test/x", false, RedirectFailure.SchemeNotAllowed)]
    public void The_scheme_does_not_get_worse(string from, string location, bool allowDowngrade, RedirectFailure? failure) =>
        Assert.Equal(failure, RedirectTarget.Resolve(location, new Uri(from), allowDowngrade).Failure);

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    public void From_no_whole_address_nothing_leads_anywhere(string? from)
    {
        var uri = from is null ? null : new Uri(from, UriKind.Relative);

        Assert.Equal(RedirectFailure.InvalidLocation, RedirectTarget.Resolve("http://b.test/", uri, false).Failure);
    }

    [Fact]
    public void Several_that_say_the_same_are_one()
    {
        using var response = RawResponse.With(302, ("Location", "/x"), ("location", "/x"));

        Assert.Equal("http://a.test/x", RedirectTarget.Read(response, new Uri(Base), false).Uri!.AbsoluteUri);
    }

    [Fact]
    public void Several_that_differ_lead_nowhere()
    {
        using var response = RawResponse.With(302, ("Location", "/x"), ("Location", "/y"));

        Assert.Equal(RedirectFailure.InvalidLocation, RedirectTarget.Read(response, new Uri(Base), false).Failure);
    }

    [Theory]
    [InlineData("http://a.test/x", "http://A.test:80/y", true)]
    [InlineData("http://bücher.test/", "http://xn--bcher-kva.test/", true)]
    [InlineData("http://a\u00ad.test/", "http://a.test/", true)]
    [InlineData("http://a.test/", "https://a.test/", false)]
    [InlineData("http://a.test/", "http://a.test:81/", false)]
    [InlineData("http://a.test/", "http://a.test./", false)]
    [InlineData("http://a.test/", "http://b.a.test/", false)]
    [InlineData("http://127.0.0.1/", "http://2130706433/", true)]
    [InlineData("http://127.0.0.1/", "http://localhost/", false)]
    [InlineData("http://[fe80::1%251]/", "http://[fe80::1%252]/", false)]
    [InlineData("http://xn--ü.test/", "http://xn--ü.test/", false)]
    public void An_origin_is_scheme_host_and_port(string one, string other, bool expected) =>
        Assert.Equal(expected, RedirectTarget.IsSameOrigin(new Uri(one), new Uri(other)));

    private static void Leads(string from, string location, string expected)
    {
        var target = RedirectTarget.Resolve(location, new Uri(from), allowDowngrade: false);

        Assert.Null(target.Failure);
        Assert.Equal(expected, target.Uri!.AbsoluteUri);
    }
}
