namespace StatusHandling.EndToEnd.Soak;

/// <summary>How a call ended, and what was reported of it.</summary>
/// <param name="Kind">The kind of the ending.</param>
/// <param name="Status">The last status; null without one.</param>
/// <param name="Uri">Where it ended; null where nothing says so.</param>
/// <param name="Attempts">The attempts that were reported.</param>
/// <param name="Hops">The hops that were reported; null when what was thrown carries none.</param>
internal sealed record SoakEnding(
    SoakEndingKind Kind, int? Status, Uri? Uri, IReadOnlyList<StatusAttempt> Attempts, IReadOnlyList<RedirectHop>? Hops)
{
    /// <summary>How many sends may have failed to reach the server: those that ended by the clock or by the caller.</summary>
    public int Undecidable =>
        Attempts.Count(attempt => typeof(OperationCanceledException).IsAssignableFrom(attempt.Failure))
        + (Kind is SoakEndingKind.Cancelled or SoakEndingKind.TimedOut ? 1 : 0);

    /// <summary>How many sends the report speaks of; null when there is no whole report.</summary>
    /// <remarks>
    /// Each hop, each attempt that is not the beginning of a hop, and the send that ended the call at once, on which the retry stage had
    /// nothing to decide.
    /// </remarks>
    public int? Reported => Hops is null ? null : Hops.Count + Attempts.Count(attempt => !IsFollowed(attempt)) + (IsUnrecorded ? 1 : 0);

    private bool IsUnrecorded => Kind == SoakEndingKind.Returned
        && !(Attempts.Count > 0 && (int?)Attempts[^1].StatusCode == Status && Attempts[^1].RequestUri == Uri);

    public static async Task<SoakEnding> OfAsync(Func<Task<HttpResponseMessage>> call, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await call();
            _ = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new SoakEnding(
                SoakEndingKind.Returned,
                (int)response.StatusCode,
                response.RequestMessage!.RequestUri,
                response.GetAttempts(),
                response.GetRedirects());
        }
        catch (HttpStatusException thrown)
        {
            return new SoakEnding(
                SoakEndingKind.Thrown, (int)thrown.StatusCode!.Value, thrown.RequestUri, thrown.Attempts, thrown.Redirects);
        }
        catch (OperationCanceledException ended)
        {
            var kind = cancellationToken.IsCancellationRequested ? SoakEndingKind.Cancelled : SoakEndingKind.TimedOut;
            return new SoakEnding(kind, null, null, AttemptsOf(ended) ?? [], null);
        }
        catch (HttpRequestException broken) when (AttemptsOf(broken) is { } attempts)
        {
            return new SoakEnding(SoakEndingKind.NoResponse, null, null, attempts, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
        {
            return new SoakEnding(SoakEndingKind.BrokenBody, null, null, [], null);
        }
    }

    // HttpClient wraps what ends by a token.
    private static IReadOnlyList<StatusAttempt>? AttemptsOf(Exception? failure) => failure is null ? null
        : (IReadOnlyList<StatusAttempt>?)failure.Data["StatusHandling.Attempts"] ?? AttemptsOf(failure.InnerException);

    private bool IsFollowed(StatusAttempt attempt) =>
        Hops!.Any(hop => hop.From == attempt.RequestUri && hop.StatusCode == attempt.StatusCode);
}
