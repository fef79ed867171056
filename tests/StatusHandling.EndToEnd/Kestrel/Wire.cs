namespace StatusHandling.EndToEnd.Kestrel;

/// <summary>What lies between client and server.</summary>
public enum Wire
{
    Http11,
    Http11OverTls,
    Http2InTheClear,
    Http2OverTls,
    Http3,
}
