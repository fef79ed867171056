using System.Globalization;

namespace Worker;

/// <summary>Tells the board of each attempt.</summary>
internal sealed class Watch(Board board) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = int.Parse(request.RequestUri!.Segments[^1], CultureInfo.InvariantCulture);
        board.Sent(number);
        var response = await base.SendAsync(request, cancellationToken);
        board.Answered(number, (int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        return response;
    }
}
