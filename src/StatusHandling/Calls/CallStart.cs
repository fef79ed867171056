using StatusHandling.Policies;
using StatusHandling.Requests;

namespace StatusHandling.Calls;

/// <summary>What is noted of every call before its first send, when nobody knows yet whether it will be needed.</summary>
/// <param name="Policies">The policies in force; the call keeps them.</param>
/// <param name="Method">The method that the caller gave.</param>
/// <param name="RequestUri">The address, by reference: another one afterwards shows that a handler below followed a redirect by itself.</param>
/// <param name="Content">The content that the caller gave.</param>
/// <param name="Moment">When the call began, by the client's <see cref="CallClock"/>.</param>
/// <param name="HeaderCount">How many header fields the caller gave.</param>
/// <remarks>Each success that comes later pays for every byte. A <see cref="GivenRequest"/> in here would be padded.</remarks>
internal readonly record struct CallStart(
    PolicySnapshot Policies, HttpMethod Method, Uri? RequestUri, HttpContent? Content, uint Moment, int HeaderCount)
{
    public GivenRequest Given => new(Method, RequestUri, Content, HeaderCount);
}
