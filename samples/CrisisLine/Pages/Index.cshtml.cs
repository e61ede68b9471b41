using CrisisLine.Models;
using CrisisLine.Security;
using EmpathyGuard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CrisisLine.Pages;

/// <summary>The page that people write on. It needs no sign-in.</summary>
internal sealed class IndexModel(ConversationKeys keys, IAntiforgery antiforgery, IOptionsMonitor<CrisisLineOptions> options, IOptionsMonitor<EmpathyGuardOptions> guard) : PageModel
{
    private const int MostExamples = 5;

    public string Key { get; private set; } = "";

    public string Csrf { get; private set; } = "";

    public IReadOnlyList<string> Examples { get; private set; } = [];

    public IReadOnlyList<Number> Numbers { get; private set; } = [];

    public string Name => options.CurrentValue.Name;

    public string LeaveTo => options.CurrentValue.LeaveTo.AbsoluteUri;

    public bool IsDemonstration => options.CurrentValue.Model.Provider == ModelProvider.Demonstration;

    public bool StoresText => options.CurrentValue.StoreText;

    public int Days => options.CurrentValue.AssessmentDays;

    public int LiveMinutes => options.CurrentValue.LiveMinutes;

    public int MessageLength => options.CurrentValue.Limits.MessageLength;

    public int HistoryMessages => options.CurrentValue.Limits.HistoryMessages;

    public void OnGet()
    {
        Key = keys.ReadOrIssue(HttpContext).Value;
        Csrf = antiforgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        Examples = IsDemonstration ? [.. DemonstrationLibrary.Load().Take(MostExamples).Select(static demonstration => demonstration.Example)] : [];
        Numbers = [.. guard.CurrentValue.Crisis.Resources.Select(static resource => new Number(resource.Name, resource.Value, Link(resource.Value)))];
    }

    private static string? Link(string value) =>
        value.Any(char.IsAsciiDigit) && value.All(static c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')')
            ? "tel:" + string.Concat(value.Where(static c => char.IsAsciiDigit(c) || c == '+'))
            : Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" ? uri.AbsoluteUri : null;

    /// <summary>A checked resource as the page shows it.</summary>
    internal sealed record Number(string Name, string Value, string? Link);
}
