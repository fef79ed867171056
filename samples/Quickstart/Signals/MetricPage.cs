using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Quickstart.Account;

namespace Quickstart.Signals;

/// <summary>Shows each instrument as a table: a line for each combination of tags.</summary>
internal sealed class MetricPage : BaseExporter<Metric>
{
    /// <summary>What the calls of the tour lead to.</summary>
    public static IReadOnlySet<string> Expected { get; } = new HashSet<string>
    {
        "status_handling.retries", "status_handling.retry.delay", "status_handling.retry.refusals", "status_handling.errors",
    };

    public HashSet<string> Names { get; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            Names.Add(metric.Name);
            Page.Title($"{metric.Name} {metric.Unit}");
            Show(Rows(metric));
        }

        return ExportResult.Success;
    }

    // The first row is the heading. All points of an instrument have the same tags here; an application's need not.
    private static List<List<string>> Rows(Metric metric)
    {
        var rows = new List<List<string>>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var (names, values) = (new List<string> { "value" }, new List<string> { Value(metric, point) });
            foreach (var (name, value) in point.Tags)
            {
                names.Add(name);
                values.Add(string.Create(CultureInfo.InvariantCulture, $"{value}"));
            }

            rows.AddRange(rows.Count == 0 ? [names, values] : [values]);
        }

        return rows;
    }

    private static string Value(Metric metric, in MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongSum => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.Histogram => string.Create(CultureInfo.InvariantCulture, $"{point.GetHistogramCount()} ({point.GetHistogramSum():0.###} in all)"),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble().ToString("0.###", CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private static void Show(List<List<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            Console.WriteLine($"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))}".TrimEnd());
        }
    }
}
