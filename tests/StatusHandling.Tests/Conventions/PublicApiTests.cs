using System.Text;

namespace StatusHandling.Tests.Conventions;

public sealed class PublicApiTests
{
    private static readonly string Folder = Repository.PathOf("tests", "StatusHandling.Tests", "Conventions");
    private static readonly string Approved = Path.Combine(Folder, "PublicApi.approved.txt");
    private static readonly string Received = Path.Combine(Folder, "PublicApi.received.txt");

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var approved = File.Exists(Approved) ? File.ReadAllText(Approved).ReplaceLineEndings("\n") : "";
        var received = ApiPrinter.Print();
        if (approved == received)
        {
            File.Delete(Received);
            return;
        }

        File.WriteAllText(Received, received);
        Assert.Fail($"""
            The public API is not the approved one:

            {Difference(approved, received)}
            If that is wanted, accept it from the root of the repository with

                mv tests/StatusHandling.Tests/Conventions/PublicApi.received.txt tests/StatusHandling.Tests/Conventions/PublicApi.approved.txt
            """);
    }

    // A line that is gone or new is shown under its type.
    private static string Difference(string approved, string received)
    {
        var (before, after) = (Entries(approved), Entries(received));
        var text = new StringBuilder();
        foreach (var type in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(type), after.GetValueOrDefault(type));
            var gone = (old ?? []).Except(now ?? []).Select(line => $"- {line}");
            var added = (now ?? []).Except(old ?? []).Select(line => $"+ {line}");
            List<string> changes = [.. gone, .. added];
            if (changes.Count > 0 || old is null || now is null)
            {
                text.Append(old is null ? "+ " : now is null ? "- " : "  ").Append(type).Append('\n');
                changes.ForEach(change => text.Append(change).Append('\n'));
            }
        }

        return text.Length == 0 ? "Only the order or the white space differs.\n" : text.ToString();
    }

    private static Dictionary<string, List<string>> Entries(string api)
    {
        var entries = new Dictionary<string, List<string>>();
        List<string> members = [];
        foreach (var line in api.Split('\n').Where(line => line.Length > 0))
        {
            if (line.StartsWith(' '))
            {
                members.Add(line);
            }
            else
            {
                entries[line] = members = [];
            }
        }

        return entries;
    }
}
