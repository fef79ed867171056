namespace StatusHandling.Tests.Redirects;

/// <summary>What a call over redirects is to come to.</summary>
/// <param name="Requests">How many requests are sent; null where the row does not say.</param>
/// <param name="Refusal">Why the last redirect is not followed; null where the response is the caller's.</param>
/// <param name="Status">The status that the caller gets.</param>
/// <param name="Method">The method of the last request; null where the row does not say.</param>
/// <param name="Address">The address of the last request; null where the row does not say.</param>
internal sealed record RedirectExpectation(
    int? Requests, RedirectFailure? Refusal = null, int? Status = null, string? Method = null, string? Address = null)
{
    /// <summary>The last request has this header of the caller's.</summary>
    public string? Keeps { get; init; }

    /// <summary>The last request lacks this header.</summary>
    public string? Lacks { get; init; }
}
