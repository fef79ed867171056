using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace StatusHandling.Tests.Responses;

public sealed partial class BodyTextTests
{
    private const string Word = "Grüße, 世界";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/plain; charset=UTF8")]
    [InlineData("text/plain;charset=\"utf-8\"")]
    [InlineData("text/plain; charset='utf-8'; format=flowed")]
    [InlineData("text/plain; charset=")]
    [InlineData("text/plain; charset=nonsense")]
    [InlineData("text/plain; charset=utf-7")]
    [InlineData("text/plain; charset=\"")]
    [InlineData("; ; charset=;")]
    public void Text_is_utf8_where_nothing_else_is_known(string? type) =>
        Assert.Equal(Word, new ErrorResponse { Body = Encoding.UTF8.GetBytes(Word), ContentType = type }.Text);

    [Theory]
    [InlineData("utf-16", false, false)]
    [InlineData("utf-16", false, true)]
    [InlineData("utf-16", true, true)]
    [InlineData("utf-16BE", true, false)]
    [InlineData("utf-16LE", false, false)]
    [InlineData(null, false, true)]
    [InlineData(null, true, true)]
    public void Utf16_is_known_by_its_name_and_its_mark(string? charset, bool isBigEndian, bool hasMark)
    {
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes(Word)];

        Assert.Equal(Word, new ErrorResponse { Body = body, ContentType = charset is null ? null : $"text/plain; charset={charset}" }.Text);
    }

    [Fact]
    public void A_mark_of_utf8_is_no_part_of_the_text() =>
        Assert.Equal("a", new ErrorResponse { Body = new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a' } }.Text);

    [Fact]
    public void Latin1_is_known_by_its_name() =>
        Assert.Equal("é", new ErrorResponse { Body = new byte[] { 0xE9 }, ContentType = "text/html; charset=iso-8859-1" }.Text);

    [Fact]
    public void What_cannot_be_decoded_is_replaced() =>
        Assert.Equal("a\uFFFDb", new ErrorResponse { Body = new byte[] { (byte)'a', 0xFF, (byte)'b' } }.Text);

    [Fact]
    public void No_bytes_and_no_charset_throw()
    {
        var anything = from body in ArbMap.Default.GeneratorFor<byte[]>()
                       from type in Gen.OneOf(
                           Gen.Elements("utf-8", "utf-16", "us-ascii", "utf-32", "iso-8859-1", "utf-7", "x-user", "\"").Select(name => "a/b; charset=" + name),
                           ArbMap.Default.GeneratorFor<string>())
                       select (body, type);

        Prop.ForAll(anything.ToArbitrary(), pair =>
        {
            foreach (var type in new[] { pair.type, "application/problem+json", "application/problem+xml", "application/json; charset=utf-16" })
            {
                var response = new ErrorResponse { Body = pair.body, ContentType = type };
                Assert.NotNull(response.Text);
                var exception = new HttpNotFoundException(null, response);
                Assert.InRange(exception.Message.Length, 1, 300);
                Assert.NotNull(exception.ToString());
                Assert.NotNull(exception.Problem?.Extensions ?? new Dictionary<string, JsonElement>());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Json_is_read_with_the_metadata_of_the_compiler()
    {
        var response = new ErrorResponse("""{"code":7}""", "application/json");

        Assert.Equal(7, response.ReadFromJson(ErrorContext.Default.JsonObject)!["code"]!.GetValue<int>());
    }

    [Fact]
    public void Json_in_another_encoding_is_read_too()
    {
        var response = new ErrorResponse { Body = Encoding.BigEndianUnicode.GetBytes("""{"a":"ü"}"""), ContentType = "application/json; charset=utf-16BE" };

        Assert.Equal("ü", response.ReadFromJson(ErrorContext.Default.JsonObject)!["a"]!.GetValue<string>());
    }

    [Fact]
    public void Json_of_nothing_is_nothing() => Assert.Null(new ErrorResponse().ReadFromJson(ErrorContext.Default.JsonObject));

    [Fact]
    public void Json_that_is_none_throws() =>
        Assert.ThrowsAny<JsonException>(() => new ErrorResponse("<html>").ReadFromJson(ErrorContext.Default.JsonObject));

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class ErrorContext : JsonSerializerContext;
}
