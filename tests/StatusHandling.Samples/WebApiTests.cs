using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StatusHandling.Samples;

public sealed class WebApiTests(RunningWebApi api) : IClassFixture<RunningWebApi>
{
    private const string Busy = "The catalogue is busy. Please try again later.";
    private const string Broken = "The catalogue could not answer.";

    [Theory]
    [InlineData("walden", "Henry David Thoreau")]
    [InlineData("dune", "Frank Herbert")]
    public async Task A_book_is_found_also_when_the_catalogue_is_busy_for_a_moment(string name, string author)
    {
        var book = await api.Http.GetFromJsonAsync<JsonElement>($"/books/{name}");

        Assert.Equal(author, book.GetProperty("author").GetString());
    }

    [Fact]
    public async Task A_book_that_is_not_there_is_not_found_here_either()
    {
        using var response = await api.Http.GetAsync(new Uri("/books/nobody-wrote-this", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/books/emma", 503, "30", Busy)]
    [InlineData("/books/ulysses", 503, "120", Busy)]
    [InlineData("/books/dracula", 502, null, Broken)]
    [InlineData("/books/macbeth", 502, null, Broken)]
    [InlineData("/bestsellers", 502, null, Broken)]
    [InlineData("/books/moby-dick", 504, null, "The catalogue did not answer in time.")]
    public async Task A_failure_of_the_catalogue_is_a_problem_that_says_what_it_means_here(
        string path, int status, string? retryAfter, string title)
    {
        using var response = await api.Http.GetAsync(new Uri(path, UriKind.Relative));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.RetryAfter?.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(title, problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/books/emma")]
    [InlineData("/books/ulysses")]
    [InlineData("/books/dracula")]
    [InlineData("/books/macbeth")]
    [InlineData("/bestsellers")]
    public async Task Nothing_that_the_catalogue_said_is_passed_on(string path)
    {
        using var response = await api.Http.GetAsync(new Uri(path, UriKind.Relative));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(["status", "title", "traceId", "type"], problem.EnumerateObject().Select(member => member.Name).Order());
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", problem.ToString(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X-Rack"));
    }

    // Of what the caller is not told, the log is the only trace.
    [Theory]
    [InlineData("/books/emma", "503")]
    [InlineData("/books/ulysses", "429")]
    [InlineData("/books/dracula", "500")]
    [InlineData("/books/macbeth", "401")]
    [InlineData("/bestsellers", "404")]
    [InlineData("/books/moby-dick", "no response")]
    public async Task A_failure_of_the_catalogue_is_in_the_log(string path, string outcome)
    {
        using var response = await api.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Contains(outcome, (await api.LoggedAsync($"{path} "))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_is_not_there_is_no_line_in_the_log()
    {
        using var missing = await api.Http.GetAsync(new Uri("/books/never-written", UriKind.Relative));
        using var failing = await api.Http.GetAsync(new Uri("/books/dracula", UriKind.Relative));

        Assert.DoesNotContain(await api.LoggedAsync("/books/"), line => line.Contains("never-written", StringComparison.Ordinal));
    }
}
