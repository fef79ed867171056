using Microsoft.AspNetCore.Routing;
using Quickstart.Account;

namespace Quickstart.Scenes;

/// <summary>One thing that servers do: what this one does, what the caller writes, and what has to come of it.</summary>
internal abstract class Scene
{
    public abstract string Title { get; }

    public abstract void Serve(IEndpointRouteBuilder server);

    public abstract Task<Got> CallAsync(HttpClient http);

    public abstract IEnumerable<Check> Check(Call call);
}
