using System.Globalization;

namespace StatusHandling.Benchmarks.Quick;

/// <summary>One contender beside the baseline of its scenario, as a row of a table.</summary>
internal sealed class Comparison(Contender contender, Contender baseline, Contender? other)
{
    // Whole bytes are counted, and now and then a thread of the runtime allocates some.
    private const double ByteOfOthers = 1;

    private readonly double _nanosecondsOver = contender.Median(baseline, static (one, bare) => one.Nanoseconds - bare.Nanoseconds);
    private readonly double _bytesOver = contender.Median(static round => round.Bytes) - baseline.Median(static round => round.Bytes);
    private readonly double _ratio = contender.Median(baseline, static (one, bare) => one.Nanoseconds / bare.Nanoseconds);

    public IEnumerable<string> Cells =>
    [
        contender.Name,
        Number(contender.Median(static round => round.Nanoseconds), "#,0"),
        Number(_nanosecondsOver, "+#,0;-#,0;0"),
        Number(_ratio, "0.00"),
        Number(contender.Median(static round => round.Bytes), "#,0"),
        Number(_bytesOver, "+#,0;-#,0;0"),
        string.Join(", ", Checks.Select(check => check.Target)),
        string.Join(", ", Checks.Select(check => check.IsMet ? $"yes ({check.Seen})" : $"**no** ({check.Seen})")),
    ];

    private IEnumerable<(string Target, string Seen, bool IsMet)> Checks
    {
        get
        {
            var target = contender.Target ?? new TargetAttribute();
            if (!double.IsNaN(target.Nanoseconds))
            {
                yield return AtMost(_nanosecondsOver, target.Nanoseconds, "+0", " ns");
            }

            if (!double.IsNaN(target.Ratio))
            {
                yield return other is null
                    ? AtMost(_ratio, target.Ratio, "0.0#", " ×")
                    : AtMost(RatioOfWhatIsOver(other), target.Ratio, "0.0#", $" × over of {other.Name}");
            }

            if (!double.IsNaN(target.Bytes))
            {
                yield return AtMost(_bytesOver, target.Bytes, "+0", " B", ByteOfOthers);
            }

            if (!double.IsNaN(target.Throughput))
            {
                var throughput = contender.Median(baseline, static (one, bare) => bare.Nanoseconds / one.Nanoseconds);
                yield return ($"≥ {Number(target.Throughput, "0.00")} × throughput", Number(throughput, "0.00"), throughput >= target.Throughput);
            }
        }
    }

    private double RatioOfWhatIsOver(Contender measure) => contender.Median(
        baseline, measure, static (one, bare, other) => (one.Nanoseconds - bare.Nanoseconds) / (other.Nanoseconds - bare.Nanoseconds));

    private static (string Target, string Seen, bool IsMet) AtMost(double seen, double most, string format, string unit, double allowance = 0) =>
        ($"≤ {Number(most, format)}{unit}", Number(seen, format), seen <= most + allowance);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
