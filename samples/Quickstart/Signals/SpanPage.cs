using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using Quickstart.Account;

namespace Quickstart.Signals;

/// <summary>Shows each trace when it is over: the span of the call, its events, and the spans of its attempts, in the order of time.</summary>
internal sealed class SpanPage : BaseExporter<Activity>
{
    // The span beside an event has these too.
    private static readonly string[] Repeated = ["client.name", "http.request.method", "server.address"];

    private readonly List<Activity> _ended = [];

    /// <summary>How many retries each trace tells of.</summary>
    public List<int> Retries { get; } = [];

    /// <summary>How many spans of attempts each trace has.</summary>
    public List<int> Attempts { get; } = [];

    /// <summary>Whether each trace ended in an error.</summary>
    public List<bool> Failures { get; } = [];

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            _ended.Add(span);
            if (span.Parent is null)
            {
                Show(span);
                Retries.Add(span.Events.Count(happened => happened.Name == "retry"));
                Attempts.Add(_ended.Count - 1);
                Failures.Add(span.Status == ActivityStatusCode.Error);
                _ended.Clear();
            }
        }

        return ExportResult.Success;
    }

    private void Show(Activity call)
    {
        Page.Title($"Trace {call.TraceId}");
        Console.WriteLine($"  {"at",9}  {"took",9}  {"span",-16}");
        var spans = _ended.Select(span => (At: span.StartTimeUtc, Line: Line(span, span == call)));
        var events = call.Events.Select(happened => (At: happened.Timestamp.UtcDateTime, Line: Line(happened)));
        foreach (var (at, line) in spans.Concat(events).OrderBy(row => row.At))
        {
            Console.WriteLine($"  {(at - call.StartTimeUtc).Shown(),9}  {line}");
        }
    }

    private static string Line(Activity span, bool isCall) => isCall
        ? $"{span.Duration.Shown(),9}  {span.SpanId}  {span.DisplayName}{(span.Status == ActivityStatusCode.Error ? ": Error" : "")}"
        : $"{span.Duration.Shown(),9}  {span.SpanId}    {span.DisplayName} {Path(span)}: {span.GetTagItem("http.response.status_code")}";

    // Of a tag's name the last word is enough here; the metrics show the whole.
    private static string Line(ActivityEvent happened)
    {
        var tags = happened.Tags
            .Where(tag => !Repeated.Contains(tag.Key))
            .Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key[(tag.Key.LastIndexOf('.') + 1)..]} {tag.Value:0.###}"));
        return $"{"",9}  {"",16}    event {happened.Name}: {string.Join(", ", tags)}";
    }

    private static string? Path(Activity span) => span.GetTagItem("url.full") is string address ? new Uri(address).Shown() : null;
}
