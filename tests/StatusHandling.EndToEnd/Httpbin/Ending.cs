namespace StatusHandling.EndToEnd.Httpbin;

/// <summary>How a call ends.</summary>
internal enum Ending
{
    Returned,
    Redirect,
    ClientError,
    ServerError,
}
