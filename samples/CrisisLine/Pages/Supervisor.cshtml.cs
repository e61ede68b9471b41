using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CrisisLine.Pages;

/// <summary>The supervisors' page; its script fetches everything on it.</summary>
internal sealed class SupervisorModel(IAntiforgery antiforgery, IOptionsMonitor<CrisisLineOptions> options) : PageModel
{
    public string Name => options.CurrentValue.Name;

    public string Csrf { get; private set; } = "";

    public void OnGet() => Csrf = antiforgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
}
