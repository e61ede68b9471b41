using System.Buffers.Text;
using System.Security.Cryptography;
using EmpathyGuard;
using Microsoft.Extensions.Options;

namespace CrisisLine.Security;

/// <summary>Makes and reads conversation keys: 128 random bits in a cookie that ends with the browser session.</summary>
internal sealed class ConversationKeys(IOptionsMonitor<EmpathyGuardOptions> guard)
{
    public const string CookieName = "conversation";

    private const int KeyBytes = 16;
    private const int KeyLength = 22;

    /// <summary>The key that came with a request; <see langword="null"/> where there is none or it is no key.</summary>
    public ConversationKey? Read(HttpRequest request) => Parse(request.Cookies[CookieName]);

    /// <summary>A key from its text; <see langword="null"/> where it is none.</summary>
    public ConversationKey? Parse(string? value) => value is { Length: KeyLength } && Base64Url.IsValid(value) ? new ConversationKey(value, Identify(value)) : null;

    /// <summary>The key of a request, made and sent where there is none.</summary>
    public ConversationKey ReadOrIssue(HttpContext context)
    {
        if (Read(context.Request) is { } known)
        {
            return known;
        }

        string value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        context.Response.Cookies.Append(CookieName, value, Options(context.Request));
        return new ConversationKey(value, Identify(value));
    }

    public static void Forget(HttpResponse response) => response.Cookies.Delete(CookieName, Options(response.HttpContext.Request));

    // The guard's own id, so that its escalations and this application's rows carry the same one.
    private string Identify(string key) => guard.CurrentValue.Crisis.Identify(key);

    private static CookieOptions Options(HttpRequest request) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, IsEssential = true, Path = "/" };
}
