namespace StatusHandling;

/// <summary>A status that the policy throws.</summary>
public class HttpStatusException : HttpRequestException
{
    /// <summary>Gets the sends of the call.</summary>
    public IReadOnlyList<StatusAttempt> Attempts { get; } = [];
}
