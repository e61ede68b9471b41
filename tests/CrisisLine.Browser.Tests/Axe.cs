using System.Text.Json;
using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests;

/// <summary>Deque's accessibility rules, from the copy that lies beside these tests.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(static () => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe", "axe.min.js")));

    /// <summary>Asserts that no rule of WCAG 2.2 A or AA is broken, nor any best practice, at the impact serious or critical.</summary>
    public static async Task PassesAsync(IPage page)
    {
        // Evaluated by the debugger, which the page's policy does not concern.
        await page.EvaluateAsync(Script.Value);
        JsonElement result = await page.EvaluateAsync<JsonElement>("async () => { const r = await axe.run(document); return { passes: r.passes.length, violations: r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary) })) }; }");
        Assert.True(result.GetProperty("passes").GetInt32() > 10, "The rules did not run.");
        Assert.Empty(result.GetProperty("violations").EnumerateArray().Where(static v => v.GetProperty("impact").GetString() is "serious" or "critical").Select(static v => v.GetRawText()));
    }
}
