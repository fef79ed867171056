using System.Text;

namespace StatusHandling.Tests.Fakes;

/// <summary>A response body that knows whether it was disposed.</summary>
internal sealed class ScriptedContent(string text) : ByteArrayContent(Encoding.UTF8.GetBytes(text))
{
    public bool IsDisposed { get; private set; }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
