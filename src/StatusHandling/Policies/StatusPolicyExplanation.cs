using System.Text;

namespace StatusHandling;

/// <summary>Why a client does what it does about one status code.</summary>
public sealed class StatusPolicyExplanation
{
    internal StatusPolicyExplanation(HttpStatus status, IReadOnlyList<StatusPolicySetting> settings) => (Status, Settings) = (status, settings);

    /// <summary>Gets the status that is explained.</summary>
    public HttpStatus Status { get; }

    /// <summary>Gets every value that applies, with its source.</summary>
    public IReadOnlyList<StatusPolicySetting> Settings { get; }

    /// <summary>Returns the status and its settings as a small aligned table.</summary>
    /// <returns>Several lines of text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Status.ToString());
        var nameWidth = Settings.Max(setting => setting.Name.Length);
        var valueWidth = Settings.Max(setting => setting.Value.Length);
        foreach (var setting in Settings)
        {
            text.AppendLine()
                .Append("  ").Append(setting.Name.PadRight(nameWidth))
                .Append("  ").Append(setting.Value.PadRight(valueWidth))
                .Append("  ").Append(setting.Source);
        }

        return text.ToString();
    }
}
