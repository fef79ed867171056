namespace Quickstart.Account;

/// <summary>The account as a person likes to read it: plain lines, colour only where a terminal shows it.</summary>
internal static class Page
{
    private const int Green = 32;
    private const int Red = 31;
    private const int Cyan = 36;
    private const int Bold = 1;
    private const int Dim = 2;
    private const int None = 0;

    private static readonly bool HasColour =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine(In(Bold, title));
        Console.WriteLine();
    }

    public static void Account(Call call)
    {
        foreach (var line in call.Lines)
        {
            var what = line.What.Replace("\n", $"\n{"",23}", StringComparison.Ordinal);
            Console.WriteLine($"  {In(Dim, $"{line.At.Shown(),9}")}  {In(ColourOf(line.Who), $"{line.Who,-8}")}  {what}");
        }

        // What the response, or the exception, tells of its own way.
        Way("attempts", call.Got?.Attempts.Select(attempt => $"{(int?)attempt.StatusCode} {attempt.Decision}") ?? []);
        Way("redirects", call.Got?.Redirects.Select(hop => $"{(int)hop.StatusCode} to {hop.To.Shown()}") ?? []);
    }

    public static void Checks(IEnumerable<Check> checks)
    {
        Console.WriteLine();
        foreach (var check in checks)
        {
            Console.WriteLine($"  {Mark(check.Holds)}  {check.What}");
        }
    }

    public static void Summary(IReadOnlyList<Result> results)
    {
        var width = results.Max(result => result.Title.Length) + 5;
        Title("Summary");
        Console.WriteLine($"  {"",9}  {"scene".PadRight(width)}{"the caller got",-34}{"attempts",8}{"redirects",11}{"took",11}");
        foreach (var (number, result) in results.Index())
        {
            var got = result.Call.Got;
            Console.WriteLine(
                $"  {Mark(result.IsAsTold)}  {$"{number + 1}. {result.Title}".PadRight(width)}{got?.Summary ?? "no response",-34}"
                + $"{got?.Attempts.Count,8}{got?.Redirects.Count,11}{result.Call.Took.Shown(),11}");
        }
    }

    private static void Way(string what, IEnumerable<string> steps)
    {
        if (string.Join(", ", steps) is { Length: > 0 } list)
        {
            Console.WriteLine($"  {In(Dim, $"{what,9}")}  {list}");
        }
    }

    private static string Mark(bool holds) => holds ? In(Green, $"{"as told",9}") : In(Red, $"{"NOT SO",9}");

    private static int ColourOf(string who) => who switch
    {
        "pipeline" or Journal.Policies => Cyan,
        "caller" => Bold,
        _ => None,
    };

    private static string In(int colour, string text) => HasColour && colour != None ? $"\e[{colour}m{text}\e[0m" : text;
}
