using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusHandling.EndToEnd;

/// <summary>A certificate of its own for one server, which nobody trusts but the handlers that are told to.</summary>
internal sealed class TestCertificate : IDisposable
{
    private readonly string _thumbprint;

    public TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=StatusHandling tests", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("*.example.test");
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _thumbprint = Certificate.GetCertHashString(HashAlgorithmName.SHA256);
        KeyPem = key.ExportPkcs8PrivateKeyPem();
    }

    public X509Certificate2 Certificate { get; }

    public string KeyPem { get; }

    /// <summary>Trusts this certificate and no other, and only for the names that it bears.</summary>
    public SslClientAuthenticationOptions Trusted() => new()
    {
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.RemoteCertificateChainErrors
            && certificate!.GetCertHashString(HashAlgorithmName.SHA256) == _thumbprint,
    };

    public void Dispose() => Certificate.Dispose();
}
