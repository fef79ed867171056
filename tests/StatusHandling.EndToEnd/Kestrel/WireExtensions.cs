using System.Net;
using System.Net.Quic;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StatusHandling.EndToEnd.Kestrel;

internal static class WireExtensions
{
    extension(Wire wire)
    {
        public static TheoryData<Wire> All => [.. Enum.GetValues<Wire>()];

        public Version Version => wire switch
        {
            Wire.Http11 or Wire.Http11OverTls => HttpVersion.Version11,
            Wire.Http2InTheClear or Wire.Http2OverTls => HttpVersion.Version20,
            _ => HttpVersion.Version30,
        };

        public HttpProtocols Protocols => wire switch
        {
            Wire.Http11 or Wire.Http11OverTls => HttpProtocols.Http1,
            Wire.Http2InTheClear or Wire.Http2OverTls => HttpProtocols.Http2,
            _ => HttpProtocols.Http3,
        };

        public bool IsSecure => wire is not (Wire.Http11 or Wire.Http2InTheClear);

        /// <summary>Skips the test where this machine has no QUIC, and in CI too: Debian has no package that CI could install.</summary>
        public void SkipIfMissing()
        {
            var hasQuic = OperatingSystem.IsLinux() && QuicListener.IsSupported;
            Assert.SkipUnless(wire != Wire.Http3 || hasQuic, "HTTP/3 needs libmsquic, which Debian does not package.");
        }
    }
}
