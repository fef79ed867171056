namespace StatusHandling.Fields;

/// <summary>Finds the target of a relation in one line of Link (RFC 8288 §3).</summary>
internal static class LinkReader
{
    public static string? Find(string line, string relation)
    {
        var start = line.IndexOf('<', StringComparison.Ordinal);
        while (start >= 0)
        {
            var targetEnd = line.IndexOf('>', start);
            if (targetEnd < 0)
            {
                return null;
            }

            // A comma within the target ends nothing.
            var end = FieldMembers.EndOf(line, targetEnd, ',');
            if (HasRelation(line[(targetEnd + 1)..end], relation))
            {
                return line[(start + 1)..targetEnd].Trim();
            }

            start = line.IndexOf('<', end);
        }

        return null;
    }

    // One parameter may name several relations.
    private static bool HasRelation(string parameters, string relation)
    {
        foreach (var parameter in FieldMembers.Of(parameters, ';'))
        {
            var parts = parameter.Split('=', 2);
            if (parts.Length == 2 && parts[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                return parts[1].Trim(' ', '\t', '"').Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
