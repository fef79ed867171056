using System.Net.Http.Json;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>A JSON content is written from its value each time, and asking about it must not use the value up.</summary>
public sealed class LazyJsonTests
{
    private readonly List<int> _taken = [];

    public static TheoryData<string, Func<LazyJsonTests, object>> Lazy => new()
    {
        { "an asynchronous sequence", test => test.NumbersAsync() },
        { "a sequence", test => test.Numbers() },
        { "a query", test => test.Numbers().Where(number => number > 0) },
    };

    public static TheoryData<string, Func<object>> Collections => new()
    {
        { "an array", () => Enumerable.Range(1, 3).ToArray() },
        { "a list", () => new List<int> { 1, 2, 3 } },
        { "a set", () => new SortedSet<int> { 1, 2, 3 } },
        { "a collection to be read only", () => new List<int> { 1, 2, 3 }.AsReadOnly() },
        { "a queue", () => new Queue<int>([1, 2, 3]) },
    };

    [Theory]
    [MemberData(nameof(Lazy))]
    public async Task A_lazy_sequence_is_sent_once(string name, Func<LazyJsonTests, object> make)
    {
        using var scene = new Scene();
        scene.Server.Answers(503);

        var outcome = await scene.SendAsync(Put(make(this)));

        Assert.True(outcome.LastDecision == RetryDecision.ContentNotReplayable, name);
        Assert.Equal("[1,2,3]", Assert.Single(scene.Server.Requests).Body);
    }

    [Theory]
    [MemberData(nameof(Lazy))]
    public async Task A_lazy_sequence_that_fits_the_limit_is_taken_once_and_sent_twice(string name, Func<LazyJsonTests, object> make)
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 1000;
        scene.Server.Answers(503).Answers(200);

        await scene.SendAsync(Put(make(this)));

        Assert.True(scene.Server.Requests.Select(request => request.Body).SequenceEqual(["[1,2,3]", "[1,2,3]"]), name);
        Assert.Equal([1, 2, 3], _taken);
    }

    [Theory]
    [MemberData(nameof(Lazy))]
    public async Task A_lazy_sequence_that_the_user_calls_replayable_is_sent_again(string name, Func<LazyJsonTests, object> make)
    {
        using var scene = new Scene();
        scene.Options.Retry.IsReplayable = content => content is JsonContent;
        scene.Server.Answers(503).Answers(200);

        await scene.SendAsync(Put(make(this)));

        Assert.True(scene.Server.Requests.Count == 2, name);
        Assert.Equal([1, 2, 3, 1, 2, 3], _taken);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task A_collection_is_sent_again(string name, Func<object> make)
    {
        using var scene = new Scene();
        scene.Server.Answers(503).Answers(200);

        await scene.SendAsync(Put(make()));

        Assert.True(scene.Server.Requests.Select(request => request.Body).SequenceEqual(["[1,2,3]", "[1,2,3]"]), name);
    }

    [Fact]
    public async Task An_object_is_written_once_for_each_send()
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 1000;
        scene.Server.Answers(503).Answers(200);
        var counting = new Counting();

        await scene.SendAsync(Put(counting));

        Assert.Equal((2, 2), (scene.Server.Requests.Count, counting.Reads));
    }

    [Fact]
    public async Task Json_that_a_handler_below_disposed_is_not_sent_again()
    {
        using var scene = new Scene();
        scene.Server.Answers(request =>
        {
            request.Dispose();
            return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);
        });

        Assert.Equal(RetryDecision.ContentNotReplayable, (await scene.SendAsync(Put("text"))).LastDecision);
    }

    private static HttpRequestMessage Put(object value) =>
        new(HttpMethod.Put, "http://a.test/") { Content = JsonContent.Create(value, value.GetType()) };

    private IEnumerable<int> Numbers()
    {
        for (var number = 1; number <= 3; number++)
        {
            _taken.Add(number);
            yield return number;
        }
    }

    private async IAsyncEnumerable<int> NumbersAsync()
    {
        foreach (var number in Numbers())
        {
            await Task.Yield();
            yield return number;
        }
    }

    private sealed class Counting
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public int Reads { get; private set; }

        public int Value => ++Reads;
    }
}
