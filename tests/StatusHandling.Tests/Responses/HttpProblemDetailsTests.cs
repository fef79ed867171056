using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StatusHandling.Tests.Responses;

public sealed class HttpProblemDetailsTests
{
    private const string Json = "application/problem+json";
    private const string Xml = "application/problem+xml";

    private const string Whole =
        """
        {"type":"https://a.test/out-of-credit","title":"Not enough credit.","status":403,"detail":"30 needed, 12 there.",
         "instance":"/account/1/2","balance":30,"accounts":["/1","/2"]}
        """;

    private const string WholeXml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <problem xmlns="urn:ietf:rfc:7807">
          <type>https://a.test/out-of-credit</type><title>Not enough credit.</title><status>403</status>
          <detail>30 needed, 12 there.</detail><instance>/account/1/2</instance>
          <balance>30</balance><accounts><i>/1</i><i>/2</i></accounts><owner><name>x</name><i>y</i></owner><empty/>
        </problem>
        """;

    [Theory]
    [InlineData(Json, Whole)]
    [InlineData("Application/Problem+JSON; charset=utf-8", Whole)]
    [InlineData("application/json", Whole)]
    [InlineData(Xml, WholeXml)]
    public void A_problem_has_its_members(string type, string body)
    {
        var problem = Read(body, type)!;

        Assert.Equal("https://a.test/out-of-credit", problem.Type);
        Assert.Equal("Not enough credit.", problem.Title);
        Assert.Equal(403, problem.Status);
        Assert.Equal("30 needed, 12 there.", problem.Detail);
        Assert.Equal("/account/1/2", problem.Instance);
        Assert.Equal("30", problem.Extensions["balance"].ToString());
        Assert.Equal(["/1", "/2"], problem.Extensions["accounts"].EnumerateArray().Select(item => item.GetString()));
        Assert.DoesNotContain("title", problem.Extensions.Keys);
        Assert.Empty(problem.Errors);
    }

    [Fact]
    public void Xml_that_is_nested_becomes_objects()
    {
        var problem = Read(WholeXml, Xml)!;

        Assert.Equal("""{"name":"x","i":"y"}""", problem.Extensions["owner"].GetRawText());
        Assert.Equal("", problem.Extensions["empty"].GetString());
    }

    [Fact]
    public void Errors_are_those_of_asp_net()
    {
        var problem = Read("""{"title":"x","errors":{"Name":["missing","short"],"Age":[],"Odd":7,"Mixed":["a",1]}}""", Json)!;

        Assert.Equal(["Name", "Age"], problem.Errors.Keys);
        Assert.Equal(["missing", "short"], problem.Errors["Name"]);
        Assert.Equal(JsonValueKind.Object, problem.Extensions["errors"].ValueKind);
    }

    [Theory]
    [InlineData("application/json", """{"title":"x"}""", true)]
    [InlineData("application/json", """{"detail":"x"}""", true)]
    [InlineData("application/json; charset=utf-8", """{"errors":{"Name":["missing"]}}""", true)]
    [InlineData("application/json", """{"errors":["x"]}""", false)]
    [InlineData("application/json", """{"type":"error","status":400}""", false)]
    [InlineData("application/json", """{"message":"x"}""", false)]
    [InlineData("application/json", """{"title":7}""", false)]
    [InlineData("application/json", """[{"title":"x"}]""", false)]
    [InlineData("application/json", "", false)]
    [InlineData("application/vnd.api+json", """{"title":"x"}""", false)]
    [InlineData("text/html", """{"title":"x"}""", false)]
    [InlineData(null, """{"title":"x"}""", false)]
    [InlineData(Json, "{}", true)]
    [InlineData(Json, """{"x":1}""", true)]
    [InlineData(Json, "", false)]
    [InlineData(Json, "{", false)]
    [InlineData(Json, "null", false)]
    [InlineData(Json, "<problem/>", false)]
    [InlineData(Xml, "<problem/>", false)]
    [InlineData(Xml, "<problem><title>x</title></problem>", true)]
    [InlineData(Xml, "<other><title>x</title></other>", false)]
    [InlineData(Xml, "{}", false)]
    [InlineData(Xml, "", false)]
    public void A_body_is_a_problem_if_it_says_so_or_explains_something(string? type, string body, bool isProblem) =>
        Assert.Equal(isProblem, Read(body, type) is not null);

    [Theory]
    [InlineData("""{"type":1,"title":null,"status":"403","detail":["x"],"instance":{}}""")]
    [InlineData("""{"status":403.5}""")]
    [InlineData("""{"status":99999999999}""")]
    public void A_member_of_a_wrong_type_is_left_out(string body)
    {
        var problem = Read(body, Json)!;

        Assert.Null(problem.Type);
        Assert.Null(problem.Title);
        Assert.Null(problem.Status);
        Assert.Null(problem.Detail);
        Assert.Null(problem.Instance);
        Assert.Empty(problem.Extensions);
    }

    [Fact]
    public void Of_a_member_that_is_given_twice_the_last_counts()
    {
        var problem = Read("""{"title":"a","x":1,"title":"b","x":2,"title":7}""", Json)!;

        Assert.Equal("b", problem.Title);
        Assert.Equal(2, problem.Extensions["x"].GetInt32());
    }

    [Theory]
    [InlineData("""{"title":"kept","x":[1,2""")]
    [InlineData("""{"title":"kept","detail":"broke of""")]
    [InlineData("""{"title":"kept","x":}""")]
    [InlineData("""{"title":"kept"}}}""")]
    [InlineData("""{"title":"kept","detail":"\ud800"}""")]
    [InlineData("""{"title":"kept","\ud800":1}""")]
    [InlineData("""{"title":"kept","errors":{"a":["\ud800"],"\udfff":["x"]}}""")]
    public void Of_json_that_is_broken_the_part_before_is_kept(string body)
    {
        var problem = Read(body, Json)!;

        Assert.Equal("kept", problem.Title);
        Assert.Empty(problem.Errors);
        Assert.NotNull(problem.Extensions);
    }

    [Theory]
    [InlineData("<problem><title>kept</title><detail>broke of")]
    [InlineData("<problem><title>kept</title><x></y></problem>")]
    [InlineData("<problem><title>kept</title>&undefined;</problem>")]
    public void Of_xml_that_is_broken_the_part_before_is_kept(string body) => Assert.Equal("kept", Read(body, Xml)!.Title);

    [Theory]
    [InlineData(60)]
    [InlineData(64)]
    [InlineData(10_000)]
    public void What_lies_too_deep_ends_the_reading(int depth)
    {
        var json = Read($$"""{"title":"kept","x":{{new string('[', depth)}}{{new string(']', depth)}},"detail":"after"}""", Json)!;
        var xml = Read($"<problem><title>kept</title>{string.Concat(Enumerable.Repeat("<x>", depth))}{string.Concat(Enumerable.Repeat("</x>", depth))}</problem>", Xml)!;

        Assert.Equal(("kept", depth < 64 ? "after" : null), (json.Title, json.Detail));
        Assert.Equal(depth < 64 ? 1 : 0, json.Extensions.Count);
        Assert.Equal("kept", xml.Title);
    }

    [Fact]
    public void A_document_type_is_refused() => Assert.Null(Read(
        """<!DOCTYPE problem [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><problem><title>&b;</title></problem>""", Xml));

    [Fact]
    public void Of_100_000_members_a_thousand_are_kept()
    {
        var body = new StringBuilder("{\"title\":\"many\"");
        for (var i = 0; i < 100_000; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $",\"m{i}\":{i}");
        }

        var problem = Read(body.Append('}').ToString(), Json)!;

        Assert.Equal("many", problem.Title);
        Assert.Equal(1_000, problem.Extensions.Count);
        Assert.Equal(999, problem.Extensions["m999"].GetInt32());
    }

    [Fact]
    public void Json_with_a_mark_or_in_another_encoding_is_read()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "{\"title\":\"ü\"}"u8];
        var wide = Encoding.Unicode.GetBytes("{\"title\":\"ü\"}");
        byte[] invalid = [.. "{\"title\":\"a"u8, 0xFF, .. "b\"}"u8];

        Assert.Equal("ü", new HttpBadRequestException(null, new ErrorResponse { Body = marked, ContentType = Json }).Problem!.Title);
        Assert.Equal("ü", new HttpBadRequestException(null, new ErrorResponse { Body = wide, ContentType = Json + ";charset=utf-16" }).Problem!.Title);
        Assert.Equal("a\uFFFDb", new HttpBadRequestException(null, new ErrorResponse { Body = invalid, ContentType = Json }).Problem!.Title);
    }

    [Fact]
    public void A_problem_is_read_once()
    {
        var exception = new HttpBadRequestException(null, new ErrorResponse("{}", Json));

        Assert.Same(exception.Problem, exception.Problem);
    }

    private static HttpProblemDetails? Read(string body, string? type) => new HttpBadRequestException(null, new ErrorResponse(body, type)).Problem;
}
