using System.Text.Json;
using CrisisLine.Tests;
using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests;

public sealed class ChatPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Send_CarelessDraft_OnlyItsBetterEndIsEverOnThePage()
    {
        IPage page = await browser.VisitAsync("/");
        await Browser.KeepAsync(page, "chat-start", whole: false);

        await WatchAsync(page);
        ILocator box = page.GetByLabel("Your message");
        await box.FillAsync(Texts.Brother);
        await box.PressAsync("Enter");
        ILocator reply = page.Locator("#messages .theirs:not(.waiting) .text");
        await Assertions.Expect(reply).ToContainTextAsync("is anyone with you right now?");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Reply: Your brother died on Tuesday");

        string[] seen = await SeenAsync(page);
        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, static state => state.Contains("natural process", StringComparison.Ordinal));
        Assert.Equal("", await box.InputValueAsync());
        await Browser.KeepAsync(page, "chat-reply");
        await Axe.PassesAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Send_ReplyThatPasses_GrowsOnThePage()
    {
        IPage page = await browser.VisitAsync("/");
        await WatchAsync(page);
        await page.GetByLabel("Your message").FillAsync(Texts.Bus);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Reply:");

        string[] seen = [.. (await SeenAsync(page)).Distinct()];
        Assert.True(seen.Length > 5, $"The reply was seen in {seen.Length} states only.");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_InEitherScheme_PassesAxeAndIsFast(ColorScheme scheme)
    {
        IPage warm = await browser.VisitAsync("/", scheme);
        await warm.Context.CloseAsync();
        IPage page = await browser.VisitAsync("/", scheme);
        await page.GetByText("What is kept, and how to delete it").ClickAsync();
        await Axe.PassesAsync(page);
        await Browser.KeepAsync(page, $"chat-open-{scheme}".ToLowerInvariant(), whole: false);
        JsonElement figures = await page.EvaluateAsync<JsonElement>("""
            () => ({
              fcp: performance.getEntriesByName('first-contentful-paint')[0].startTime,
              bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0),
            })
            """);
        TestContext.Current.TestOutputHelper!.WriteLine($"First contentful paint {figures.GetProperty("fcp").GetDouble():0} ms, {figures.GetProperty("bytes").GetInt64()} bytes.");
        Assert.InRange(figures.GetProperty("bytes").GetInt64(), 1, 150_000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Page_AtTwiceTheSize_NeedsNoSidewaysScrolling()
    {
        // 200 % zoom of a window 640 wide leaves 320 of the page's pixels.
        IPage page = await browser.VisitAsync("/", width: 320, height: 420);
        await page.GetByLabel("Your message").FillAsync("hiya");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages .theirs:not(.waiting) .text")).ToContainTextAsync("hardest part");
        await Browser.KeepAsync(page, "chat-zoomed");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Axe.PassesAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEverythingInOrder()
    {
        IPage page = await browser.VisitAsync("/");
        List<string> reached = [];
        for (int i = 0; i < 14; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.tagName.toLowerCase()"));
        }

        Assert.Equal("leave", reached[0]);
        Assert.True(reached.IndexOf("text") > reached.IndexOf("summary") && reached.IndexOf("send") == reached.IndexOf("text") + 1, string.Join(' ', reached));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Message_ThatCannotBeSent_StaysInTheBox()
    {
        IPage page = await browser.VisitAsync("/");
        await page.RouteAsync("**/api/chat", static route => route.AbortAsync());
        await page.GetByLabel("Your message").FillAsync("nobody else knows about this");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("please send it again");
        Assert.Equal("nobody else knows about this", await page.GetByLabel("Your message").InputValueAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>Keeps every state of the conversation as it was painted.</summary>
    private static Task WatchAsync(IPage page) => page.EvaluateAsync(
        "() => { window.seen = []; new MutationObserver(() => window.seen.push(document.querySelector('#messages').textContent)).observe(document.querySelector('#messages'), { childList: true, subtree: true, characterData: true }); }");

    private static Task<string[]> SeenAsync(IPage page) => page.EvaluateAsync<string[]>("() => window.seen");
}
