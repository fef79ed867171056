namespace StatusHandling.Tests.Readme;

/// <summary>The examples of the README about typed exceptions, word for word: here they are compiled.</summary>
internal static class ExceptionExamples
{
    public static async Task<string> ReadAsync(UseExamples.OrdersClient orders, CancellationToken cancellationToken)
    {
        try
        {
            return await orders.ReadAsync(42, cancellationToken);
        }
        catch (HttpNotFoundException)
        {
            return "There is no such order.";
        }
        catch (HttpTooManyRequestsException busy)
        {
            return $"Too busy until {busy.RetryAt:T}: asked {busy.Attempts.Count} times.";
        }
    }
}
