namespace CrisisLine;

/// <summary>Somebody who may see verdicts and answer people.</summary>
internal sealed class SupervisorAccount
{
    /// <summary>The name to sign in with. People whose conversation is taken over see it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What <c>dotnet run --project samples/CrisisLine -- hash-password</c> prints.</summary>
    public string PasswordHash { get; set; } = "";
}
