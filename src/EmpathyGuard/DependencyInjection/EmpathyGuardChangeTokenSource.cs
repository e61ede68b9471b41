using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace EmpathyGuard;

/// <summary>Tells the options monitor that the configuration changed, where there is one.</summary>
internal sealed class EmpathyGuardChangeTokenSource(IServiceProvider services, string name) : IOptionsChangeTokenSource<EmpathyGuardOptions>
{
    private readonly IConfiguration? _configuration = services.GetService<IConfiguration>();

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => _configuration?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);
}
