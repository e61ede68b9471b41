using CrisisLine.Tests;
using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests;

public sealed class SupervisorPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task SignIn_WrongPassword_IsRefused()
    {
        IPage page = await browser.VisitAsync("/supervisor", width: 1024);
        await page.GetByLabel("Name").FillAsync("Noor");
        await page.GetByLabel("Password").FillAsync("guess");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name or password is wrong.");
        await Axe.PassesAsync(page);
        await Browser.KeepAsync(page, "sign-in-refused");
        await page.GotoAsync("/supervisor");
        Assert.Contains("sign-in", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Escalation_TakenOver_TwoPeopleTalk()
    {
        IPage noor = await browser.SuperviseAsync();
        IPage person = await browser.VisitAsync("/");
        foreach (string text in new[] { Texts.Bus, Texts.Brother, "I don't want to be alive anymore. I've written the letters." })
        {
            await person.GetByLabel("Your message").FillAsync(text);
            await person.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Assertions.Expect(person.GetByRole(AriaRole.Status)).ToContainTextAsync("Reply:");
            await Assertions.Expect(person.Locator("#messages .theirs:not(.waiting)")).ToHaveCountAsync(await person.Locator("#messages .mine").CountAsync());
        }

        ILocator waiting = noor.Locator("#waiting > li");
        await Assertions.Expect(waiting).ToHaveCountAsync(1);
        await Assertions.Expect(noor.Locator("#exchanges > li")).ToHaveCountAsync(3);
        await noor.Locator("#exchanges > li").Nth(1).Locator("summary").First.ClickAsync();
        await Assertions.Expect(noor.Locator("#exchanges > li").Nth(1).Locator("mark").First).ToBeVisibleAsync();
        await Assertions.Expect(noor.Locator("#exchanges > li").Nth(1)).ToContainTextAsync("Asked again, second reply delivered");
        await Assertions.Expect(noor.Locator("#charts .chart")).ToHaveCountAsync(3);
        await noor.Locator("#exchanges > li").First.Locator("summary").First.ClickAsync();
        ILocator course = noor.Locator("#exchanges > li").First.Locator(".course");
        await Assertions.Expect(course).ToContainTextAsync("3 replies so far. Fewer than four turns with a score: no direction yet.");
        await Assertions.Expect(course.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Weighted scores by turn.* After turn 3: "));
        await course.Locator("summary").ClickAsync();
        await Assertions.Expect(course.Locator("tbody tr")).ToHaveCountAsync(3);
        await Browser.KeepAsync(noor, "supervisor-waiting");
        await Axe.PassesAsync(noor);

        await waiting.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Assertions.Expect(person.Locator("#human")).ToHaveTextAsync("Noor, a person of our team, is here with you.");
        await person.GetByLabel("Your message").FillAsync("is this a person now");
        await person.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(noor.Locator("#taken .talk")).ToContainTextAsync("is this a person now");
        await noor.GetByLabel("Write to the person").FillAsync("It is. I'm Noor. Are the letters near you now?");
        await noor.Locator("#taken").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(person.Locator("#messages .person .text")).ToHaveTextAsync("It is. I'm Noor. Are the letters near you now?");
        await Browser.KeepAsync(person, "chat-taken", whole: false);
        await Assertions.Expect(person.GetByRole(AriaRole.Link, new() { Name = "Leave this page" })).ToBeInViewportAsync();
        await Assertions.Expect(person.GetByRole(AriaRole.Link, new() { Name = "988" })).ToBeInViewportAsync();
        await Browser.KeepAsync(noor, "supervisor-taken");
        await Axe.PassesAsync(person);
        await Axe.PassesAsync(noor);

        await noor.Locator("#taken").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(person.Locator("#human")).ToBeHiddenAsync();
        await Assertions.Expect(noor.Locator("#taken-empty")).ToBeVisibleAsync();

        IPage dark = await browser.SuperviseAsync(ColorScheme.Dark, width: 640);
        await Assertions.Expect(dark.Locator("#exchanges > li").First).ToBeVisibleAsync();
        Assert.True(await dark.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Axe.PassesAsync(dark);
        await Browser.KeepAsync(dark, "supervisor-dark");
        foreach (IPage page in new[] { noor, person, dark })
        {
            await page.Context.CloseAsync();
        }
    }
}
