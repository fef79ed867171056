namespace StatusHandling;

/// <summary>A status that the policy throws.</summary>
public class HttpStatusException : HttpRequestException
{
}
