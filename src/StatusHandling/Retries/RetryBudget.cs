using StatusHandling.Calls;

namespace StatusHandling.Retries;

/// <summary>How many retries all requests of one client may still make together, so that retries never multiply an outage.</summary>
/// <remarks>
/// Each request deposits a part of a retry, each retry takes a whole one; some retries a second are free, or a client with few requests
/// would have none. A full budget is only read, so that requests that succeed share no write.
/// </remarks>
internal sealed class RetryBudget(CallClock clock)
{
    private const long Whole = 1_000_000;

    private readonly object _taking = new();
    private long _balance = long.MaxValue;
    private uint _second;
    private int _takenFree;

    /// <summary>What one request earns.</summary>
    public void Deposit(StatusRetryOptions options)
    {
        var cap = Cap(options);
        if (Volatile.Read(ref _balance) < cap)
        {
            Interlocked.Add(ref _balance, (long)(options.BudgetRatio * Whole));
        }
    }

    /// <summary>Takes one retry; false when there is none.</summary>
    public bool TryTake(StatusRetryOptions options)
    {
        lock (_taking)
        {
            return TryTakeFree(options) || TryTakeEarned(Cap(options));
        }
    }

    /// <summary>How many retries may be made now, those of this second that are free and those that are earned.</summary>
    public double Available(StatusRetryOptions options)
    {
        lock (_taking)
        {
            var taken = clock.Now / 1000 == _second ? _takenFree : 0;
            var earned = Math.Min(Volatile.Read(ref _balance), Cap(options));
            return Math.Max(0, options.BudgetReserve - taken) + ((double)earned / Whole);
        }
    }

    private static long Cap(StatusRetryOptions options) => Math.Max(100L, 10L * options.BudgetReserve) * Whole;

    private bool TryTakeFree(StatusRetryOptions options)
    {
        var second = clock.Now / 1000;
        if (second != _second)
        {
            (_second, _takenFree) = (second, 0);
        }

        if (_takenFree >= options.BudgetReserve)
        {
            return false;
        }

        _takenFree++;
        return true;
    }

    // Deposits go on meanwhile, outside the lock. A budget begins full, and an options reload may have lowered its cap.
    private bool TryTakeEarned(long cap)
    {
        while (true)
        {
            var balance = Volatile.Read(ref _balance);
            var usable = Math.Min(balance, cap);
            if (usable < Whole)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _balance, usable - Whole, balance) == balance)
            {
                return true;
            }
        }
    }
}
