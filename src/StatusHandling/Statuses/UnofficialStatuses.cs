namespace StatusHandling.Statuses;

/// <summary>Codes that nobody registered and that people meet in logs all the same, with what they mean and whose they are.</summary>
/// <remarks>Where vendors share a number, it has the meaning that a reader is likeliest to meet.</remarks>
internal static class UnofficialStatuses
{
    public static string? PhraseOf(int code) => code switch
    {
        218 => "This Is Fine (Apache HTTP Server)",

        419 => "Page Expired (Laravel)",
        420 => "Enhance Your Calm (Twitter)",
        430 => "Security Rejection (Shopify)",
        440 => "Login Time-out (Microsoft IIS, Exchange)",
        444 => "No Response (nginx)",
        449 => "Retry With (Microsoft WebDAV)",
        450 => "Blocked by Windows Parental Controls (Microsoft Windows)",
        460 => "Client Closed Connection (AWS Application Load Balancer)",
        463 => "Too Many X-Forwarded-For Addresses (AWS Application Load Balancer)",
        464 => "Incompatible Protocol (AWS Application Load Balancer)",
        494 => "Request Header Too Large (nginx)",
        495 => "SSL Certificate Error (nginx)",
        496 => "SSL Certificate Required (nginx)",
        497 => "HTTP Request Sent to HTTPS Port (nginx)",
        498 => "Invalid Token (Esri ArcGIS Server)",
        499 => "Client Closed Request (nginx)",

        509 => "Bandwidth Limit Exceeded (Apache, cPanel)",
        520 => "Web Server Returned an Unknown Error (Cloudflare)",
        521 => "Web Server Is Down (Cloudflare)",
        522 => "Connection Timed Out (Cloudflare)",
        523 => "Origin Is Unreachable (Cloudflare)",
        524 => "A Timeout Occurred (Cloudflare)",
        525 => "SSL Handshake Failed (Cloudflare)",
        526 => "Invalid SSL Certificate (Cloudflare)",
        527 => "Railgun Error (Cloudflare)",
        529 => "Service Overloaded (Anthropic, Qualys)",
        530 => "1XXX Error in the Body (Cloudflare)",
        540 => "Temporarily Disabled (Shopify)",
        561 => "Unauthorized (AWS Application Load Balancer)",
        598 => "Network Read Timeout Error (some HTTP proxies)",
        599 => "Network Connect Timeout Error (some HTTP proxies and client libraries)",

        783 => "Unexpected Token (Shopify)",
        999 => "Request Denied (LinkedIn)",
        _ => null,
    };
}
