namespace StatusHandling.Tests.Conventions;

/// <summary>What a convention found to complain about, shown whole: an assertion on a collection cuts it short.</summary>
internal static class Findings
{
    public static void ShouldBeNone(this IEnumerable<string> findings)
    {
        var list = findings.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    public static void ShouldBeNone(this IEnumerable<Type> findings) => findings.Select(type => type.FullName!).ShouldBeNone();
}
