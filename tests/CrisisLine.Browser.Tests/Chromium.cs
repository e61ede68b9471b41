using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests;

/// <summary>The machine's own Chromium.</summary>
internal static class Chromium
{
    private const string Variable = "CRISISLINE_CHROMIUM";

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    /// <summary>Why there is none, in a sentence.</summary>
    public static string Missing => $"There is no Chromium on this machine ({string.Join(", ", Places)}), and {Variable} names none.";

    /// <summary>Where it is; <see langword="null"/> where there is none.</summary>
    public static string? Find()
    {
        string? path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Array.Find(Places, File.Exists);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Starts it without a sandbox, because in containers the tests run as root; they visit this machine only.</summary>
    /// <exception cref="PlaywrightException">It could not be started.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string path) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
}
