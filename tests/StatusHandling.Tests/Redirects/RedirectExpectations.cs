namespace StatusHandling.Tests.Redirects;

/// <summary>What the rows of redirect-cases.json leave to us, and where our rules differ from what a row expects.</summary>
internal static class RedirectExpectations
{
    private const string LoopFirst = "The same request is not sent a third time, so the limit is never reached: Loop.";
    private const string Kept300 = "A 300 with a Location is followed as 307 is, method and content kept (RFC 9110 §15.4.1 allows it).";

    /// <summary>Why a row's redirect is not followed. The rows say only that it is not.</summary>
    public static IReadOnlyDictionary<string, RedirectFailure> Reasons { get; } = new Dictionary<string, RedirectFailure>
    {
        ["loc_blank"] = RedirectFailure.InvalidLocation,
        ["loc_missing"] = RedirectFailure.MissingLocation,
        ["loc_missing_second"] = RedirectFailure.MissingLocation,
        ["loc_colonport"] = RedirectFailure.InvalidLocation,
        ["loc_badport"] = RedirectFailure.InvalidLocation,
        ["loc_badhost"] = RedirectFailure.InvalidLocation,
        ["loc_dupslash"] = RedirectFailure.InvalidLocation,
        ["loc_backslash"] = RedirectFailure.InvalidLocation,
        ["loc_http_colon"] = RedirectFailure.InvalidLocation,
        ["scheme_ftp"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_file"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_javascript"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_custom"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_unix"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_gopher"] = RedirectFailure.SchemeNotAllowed,
        ["scheme_tel"] = RedirectFailure.SchemeNotAllowed,
        ["downgrade_blocked"] = RedirectFailure.Downgrade,
        ["downgrade_second_hop"] = RedirectFailure.Downgrade,
        ["okhttp_no_ssl_redirects"] = RedirectFailure.Downgrade,
        ["limit_exceeded_by_one"] = RedirectFailure.TooMany,
        ["limit_returns_when_configured"] = RedirectFailure.TooMany,
        ["loop_two_urls"] = RedirectFailure.Loop,
        ["nofollow_305"] = RedirectFailure.NotFollowed,
        ["nofollow_306"] = RedirectFailure.NotFollowed,
        ["nofollow_309"] = RedirectFailure.NotFollowed,
        ["nofollow_399"] = RedirectFailure.NotFollowed,
        ["nofollow_refresh"] = RedirectFailure.MissingLocation,
        ["body_307_nonseekable_stream"] = RedirectFailure.ContentNotReplayable,
        ["body_307_async_iterator"] = RedirectFailure.ContentNotReplayable,
        ["body_308_nonseekable_stream"] = RedirectFailure.ContentNotReplayable,
        ["body_308_async_iterator"] = RedirectFailure.ContentNotReplayable,
        ["body_301_put_stream"] = RedirectFailure.ContentNotReplayable,
    };

    /// <summary>The rows where we do something else, and why.</summary>
    public static IReadOnlyDictionary<string, (RedirectExpectation Ours, string Why)> Differences { get; } =
        new Dictionary<string, (RedirectExpectation, string)>
        {
            ["rd_300_POST"] = (new(2, null, 200, "POST", "http://a.test/next"), Kept300),
            ["rd_300_PUT"] = (new(2, null, 200, "PUT", "http://a.test/next"), Kept300),
            ["loc_https_nohost"] = (new(1, RedirectFailure.InvalidLocation),
                "An address without a host is to be rejected (RFC 9110 §4.2.1), not completed by a guess."),
            ["referer_no_userinfo_fragment"] = (new(2, null, 200, "GET", "http://a.test/p#f") { Lacks = "Referer" },
                "No Referer is made up: the caller sets it or there is none."),
            ["referer_stale"] = (new(2, null, 200, "GET", "http://b.test/p") { Keeps = "Referer" },
                "A Referer of the caller's own is no credential and is kept, as .NET does; it can be named in SensitiveHeaders."),
            ["limit_dotnet"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_kiota"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_go"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_requests"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_okhttp"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_aiohttp"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_httpx"] = (new(2, RedirectFailure.Loop), LoopFirst),
            ["limit_per_request"] = (new(2, RedirectFailure.TooMany), "The limit is the client's; a request has none of its own."),
            ["nofollow_predicate_throws"] = (new(2, null, 200, "GET", "http://a.test/p"),
                "No function is asked whether to follow; the one that is asked, IsReplayable, is tested apart."),
        };
}
