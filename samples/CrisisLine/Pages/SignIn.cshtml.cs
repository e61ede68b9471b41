using System.Security.Claims;
using CrisisLine.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CrisisLine.Pages;

/// <summary>Signs a supervisor in.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(Accounts accounts) : PageModel
{
    private const string Home = "/supervisor";

    public bool IsOpen => accounts.Any;

    public string? Problem { get; private set; }

    public string Name { get; private set; } = "";

    public string ReturnUrl { get; private set; } = Home;

    public void OnGet(string? returnUrl) => ReturnUrl = Local(returnUrl);

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        ReturnUrl = Local(returnUrl);
        if (accounts.Verify(name, password) is not { } known)
        {
            Name = name ?? "";
            Problem = "Name or password is wrong.";
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        ClaimsIdentity identity = new([new Claim(ClaimTypes.Name, known)], CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return LocalRedirect(ReturnUrl);
    }

    private string Local(string? url) => url is not null && Url.IsLocalUrl(url) ? url : Home;
}
