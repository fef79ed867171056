using Microsoft.Extensions.Http;
using StatusHandling.Pipeline;

namespace StatusHandling.DependencyInjection;

/// <summary>Takes the primary handler over after every other action has run, so that one that was replaced last is taken over too.</summary>
internal sealed class PrimaryHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.OfType<StatusHandler>().FirstOrDefault()?.Primary.TakeOver(builder.PrimaryHandler);
    };
}
