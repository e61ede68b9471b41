using CrisisLine;
using CrisisLine.Chat;
using CrisisLine.Security;
using CrisisLine.Supervision;
using CrisisLine.Telemetry;
using Microsoft.Extensions.Options;

if (args is ["hash-password"])
{
    return HashPassword.Run(Console.In, Console.Out, Console.Error);
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddCrisisLine();
try
{
    WebApplication app = builder.Build();
    _ = app.Services.GetRequiredService<Accounts>();
    app.Services.GetRequiredService<CrisisMetrics>().Watch(app.Services.GetRequiredService<Desk>().Waiting);
    if (!app.Environment.IsDevelopment())
    {
        app.UseHsts();
    }

    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseStaticFiles();
    app.UseRouting();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.MapRazorPages();
    app.MapChat();
    app.MapSupervision();
    app.MapGet("/health", static () => "ok");
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException exception)
{
    // What an operator has to put right, without a stack trace around it.
    foreach (string failure in exception.Failures)
    {
        await Console.Error.WriteLineAsync(failure);
    }

    return 1;
}
