namespace StatusHandling.EndToEnd.Nginx;

/// <summary>One request as nginx saw it: a line of its log. The time is in seconds.</summary>
internal sealed record Arrival(
    double At,
    string Protocol,
    Uri Address,
    string Method,
    int Status,
    string Call,
    string Authorization,
    string Cookie,
    string ApiKey,
    string Secret,
    string Mine)
{
    /// <summary>The line, for the log_format of nginx.</summary>
    public const string LogFormat = """
        '{"At":$msec,"Protocol":"$server_protocol","Address":"$scheme://$host$request_uri","Method":"$request_method","Status":$status,'
        '"Call":"$http_x_call","Authorization":"$http_authorization","Cookie":"$http_cookie","ApiKey":"$http_x_api_key",'
        '"Secret":"$http_x_secret","Mine":"$http_x_mine"}'
        """;

    public override string ToString() => $"{Method} {Address} {Status}";
}
