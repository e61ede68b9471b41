using System.Globalization;
using System.Text.Json;
using CrisisLine.Browser.Tests;
using CrisisLine.Security;
using Microsoft.Playwright;

namespace CrisisLine.Load;

/// <summary>Visits the pages with an empty cache, as somebody does who comes for the first time.</summary>
internal static class PageRun
{
    private const double PaintGoal = 500;
    private const double TransferGoal = 150;
    private const string Name = "Noor";
    private const string Password = "a long sentence to sign in";

    // Of everything that the page fetched, headers included.
    private const string Read = """
        () => ({
          paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
          files: performance.getEntriesByType('resource').filter(entry => entry.responseStatus === 200).length,
          bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0),
        })
        """;

    /// <summary>Measures and prints.</summary>
    /// <param name="visits">How many visits of each page.</param>
    /// <param name="output">Where to.</param>
    /// <returns>0; 1 where a page transfers more than its goal or there is no browser.</returns>
    public static async Task<int> WriteAsync(int visits, TextWriter output)
    {
        if (Chromium.Find() is not { } path)
        {
            await output.WriteLineAsync(Chromium.Missing);
            return 1;
        }

        string data = Directory.CreateTempSubdirectory("crisisline-load-").FullName;
        try
        {
            using Server server = await Server.StartAsync(data, new()
            {
                ["CrisisLine__Supervisors__0__Name"] = Name,
                ["CrisisLine__Supervisors__0__PasswordHash"] = Accounts.Hash(Password),
                ["CrisisLine__Limits__SignInsPerMinute"] = "1000",
            });
            using IPlaywright playwright = await Playwright.CreateAsync();
            await using IBrowser browser = await Chromium.LaunchAsync(playwright, path);
            await output.WriteLineAsync($"first visits on loopback, {visits} of each page; milliseconds and kB");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  page              first contentful paint: p50   p95   max   goal {PaintGoal:0}      transferred   goal {TransferGoal:0}"));
            bool isSmall = true;
            foreach ((string page, bool signedIn) in new[] { ("/", false), ("/supervisor", true) })
            {
                List<(double Paint, double Kilobytes)> seen = [];
                for (int visit = -2; visit < visits; visit++)
                {
                    (double, double) figures = await VisitAsync(browser, new Uri(server.Address, page), signedIn);
                    if (visit >= 0)
                    {
                        seen.Add(figures);
                    }
                }

                double[] paints = [.. seen.Select(static visit => visit.Paint).Order()];
                double kilobytes = seen.Max(static visit => visit.Kilobytes);
                isSmall &= kilobytes <= TransferGoal;
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {page,-40}{paints[visits / 2],7:0}{paints[(int)Math.Ceiling(0.95 * visits) - 1],6:0}{paints[^1],6:0}{kilobytes,27:0.0}"));
            }

            await server.StopAsync();
            return isSmall ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(double Paint, double Kilobytes)> VisitAsync(IBrowser browser, Uri page, bool signedIn)
    {
        await using IBrowserContext signing = await browser.NewContextAsync();
        string? state = signedIn ? await SignInAsync(signing, page) : null;
        await using IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { StorageState = state });
        IPage visit = await context.NewPageAsync();
        await visit.GotoAsync(page.ToString());
        await visit.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        JsonElement figures = await visit.EvaluateAsync<JsonElement>(Read);
        if (figures.GetProperty("files").GetInt32() < 3)
        {
            throw new InvalidOperationException("The page came without its files.");
        }

        return (figures.GetProperty("paint").GetDouble(), figures.GetProperty("bytes").GetInt64() / 1000.0);
    }

    private static async Task<string> SignInAsync(IBrowserContext context, Uri page)
    {
        IPage form = await context.NewPageAsync();
        await form.GotoAsync(page.ToString());
        await form.GetByLabel("Name").FillAsync(Name);
        await form.GetByLabel("Password").FillAsync(Password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await form.WaitForURLAsync("**/supervisor");
        return await context.StorageStateAsync();
    }
}
