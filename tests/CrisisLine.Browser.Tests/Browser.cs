using System.Reflection;
using CrisisLine.Tests;
using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests;

/// <summary>The machine's own Chromium, started once for all tests here; without one every test is skipped and says so.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    /// <summary>Where screenshots are kept.</summary>
    public static string Artefacts { get; } = Path.Combine(
        typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!, "artifacts", "screenshots");

    internal CrisisLineApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } path)
        {
            _missing = Chromium.Missing;
            return;
        }

        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.LaunchAsync(_playwright, path);
        }
        catch (PlaywrightException exception)
        {
            _missing = $"Chromium at {path} could not be started: {exception.Message.Split('\n')[0]}";
            return;
        }

        Assertions.SetDefaultExpectTimeout(30_000);
        Directory.CreateDirectory(Artefacts);
        App = new CrisisLineApp(settings: new() { ["CrisisLine:Model:DemonstrationPauseMilliseconds"] = "25", ["CrisisLine:Limits:RequestsPerMinute"] = "100000", ["CrisisLine:Limits:MessagesPerMinute"] = "1000", ["CrisisLine:Limits:SignInsPerMinute"] = "100" });
    }

    /// <summary>A fresh visitor; the test is skipped where there is no browser.</summary>
    public async Task<IPage> VisitAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 390, int height = 844)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = App.Address.ToString(),
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);

        // What the page's own policy forbids would show here and nowhere else.
        page.Console += static (_, message) => Assert.False(message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal), message.Text);
        await page.GotoAsync(path);
        return page;
    }

    public async Task<IPage> SuperviseAsync(ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1000)
    {
        IPage page = await VisitAsync("/supervisor", scheme, width, height);
        await page.GetByLabel("Name").FillAsync(CrisisLineApp.SupervisorName);
        await page.GetByLabel("Password").FillAsync(CrisisLineApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        // Only the page behind the sign-in says so. Its load state is not waited for: a page that goes on listening may pass it unseen.
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("live");
        return page;
    }

    public static Task KeepAsync(IPage page, string name, bool whole = true) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artefacts, name + ".png"), FullPage = whole });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }
}
