using System.Diagnostics.CodeAnalysis;

namespace StatusHandling.EndToEnd;

/// <summary>What a test needs of the machine.</summary>
internal static class Debian
{
    /// <summary>Where a package is missing the test is skipped and says so; in CI, which installs it, the test fails.</summary>
    public static void Require(string package, [DoesNotReturnIf(false)] bool isInstalled)
    {
        if (isInstalled)
        {
            return;
        }

        var message = $"Debian's {package} is not installed, or does not start.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
    }
}
