namespace StatusHandling.Configuration;

/// <summary>Finds what somebody meant who mistyped.</summary>
internal static class NearMatch
{
    /// <summary>The words of a hint, to stand before what is allowed; empty when nothing is near.</summary>
    public static string Hint(string text, IEnumerable<string> candidates) =>
        Find(text, candidates) is { } near ? $"did you mean {near}? Allowed" : "allowed";

    /// <summary>The nearest candidate, which begins with the text or is off by less than a third; null when there is none.</summary>
    private static string? Find(string text, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var isBeginning = text.Length > 3 && candidate.StartsWith(text, StringComparison.OrdinalIgnoreCase);
            var distance = Distance(text, candidate);
            if (distance < least && (isBeginning || distance <= Math.Max(1, (candidate.Length - 1) / 3)))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    // Letters inserted, left out, replaced or swapped with their neighbour, whatever their case.
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                    distances[i - 1, j - 1] + (AreSame(i, j) ? 0 : 1));
                if (i > 1 && j > 1 && AreSame(i, j - 1) && AreSame(i - 1, j))
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];

        bool AreSame(int i, int j) => char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
    }
}
