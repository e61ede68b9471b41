using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrisisLine.Security;

/// <summary>Checks who may sign in as a supervisor.</summary>
/// <remarks>Outside development there is no account but those of the configuration. In development, where none is configured, one is made at each start.</remarks>
internal sealed partial class Accounts
{
    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 600_000 }));

    // Verified in place of an unknown account's, so that the time of an answer does not tell which names exist.
    private static readonly Lazy<string> Nobody = new(static () => Hash(RandomNumberGenerator.GetHexString(32)));

    private readonly IOptionsMonitor<CrisisLineOptions> _options;
    private readonly SupervisorAccount? _development;

    public Accounts(IOptionsMonitor<CrisisLineOptions> options, IHostEnvironment environment, ILogger<Accounts> logger)
    {
        _options = options;
        if (environment.IsDevelopment() && options.CurrentValue.Supervisors.Count == 0)
        {
            string password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12);
            _development = new SupervisorAccount { Name = "supervisor", PasswordHash = Hash(password) };
            LogDevelopment(logger, _development.Name, password);
        }
    }

    /// <summary>Whether anybody can sign in at all.</summary>
    public bool Any => _development is not null || _options.CurrentValue.Supervisors.Count > 0;

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>The account's own spelling of the name; <see langword="null"/> where name or password are wrong.</summary>
    public string? Verify(string? name, string? password)
    {
        IEnumerable<SupervisorAccount> accounts = _development is null ? _options.CurrentValue.Supervisors : [_development];
        SupervisorAccount? account = accounts.FirstOrDefault(a => a.Name.Length > 0 && string.Equals(a.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        try
        {
            bool matches = Hasher.VerifyHashedPassword("", account?.PasswordHash ?? Nobody.Value, password ?? "") != PasswordVerificationResult.Failed;
            return matches ? account?.Name : null;
        }
        catch (FormatException)
        {
            // A hash that is none lets nobody in.
            return null;
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "Development only: sign in at /supervisor as '{Name}' with '{Password}'. It changes at every start.", EventName = "DevelopmentAccount")]
    private static partial void LogDevelopment(ILogger logger, string name, string password);
}
