using WebApi;

var isCheck = args is ["--check"];
var builder = WebApplication.CreateBuilder(isCheck ? [] : args);

// The catalogue that this application asks: the one whose address is set, or a stand-in on a free port.
var address = builder.Configuration["Catalog"];
await using var standIn = address is null ? await StandInCatalog.StartAsync() : null;

builder.Services
    .AddHttpClient<CatalogClient>(client => client.BaseAddress = new Uri(address ?? standIn!.Address))
    .AddStatusHandling(); // Retries, redirects and typed exceptions, as appsettings.json has them for this client.
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<UpstreamFailures>(); // What remains of them, as our own callers may see it.
if (isCheck)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.ClearProviders();
}

await using var app = builder.Build();
app.UseExceptionHandler();

app.MapGet("/books/{name}", async (string name, CatalogClient catalog, CancellationToken cancellationToken) =>
    await catalog.FindBookAsync(name, cancellationToken) is { } book ? Results.Ok(book) : Results.NotFound());

app.MapGet("/bestsellers", (CatalogClient catalog, CancellationToken cancellationToken) => catalog.GetBestsellersAsync(cancellationToken));

if (!isCheck)
{
    await app.RunAsync();
    return 0;
}

await app.StartAsync();
return await Check.RunAsync(new Uri(app.Urls.Single()));
