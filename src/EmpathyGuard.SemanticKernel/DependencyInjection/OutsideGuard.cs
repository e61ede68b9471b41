namespace EmpathyGuard.SemanticKernel;

/// <summary>
/// Says, to the next chat client that is called below, that a guard outside judges its reply. A chat completion service that stands on a chat client
/// cannot be asked for it, and both may be guarded in one kernel.
/// </summary>
internal sealed class OutsideGuard
{
    private static readonly AsyncLocal<OutsideGuard?> Current = new();
    private int _taken;

    /// <summary>Announces a guard to what this flow of control calls from here on. Ends with the asynchronous method that calls it.</summary>
    public static void Announce() => Current.Value = new OutsideGuard();

    /// <summary>Whether a guard outside judges this call. True once: a prompt inside a tool is a reply of its own.</summary>
    public static bool Judges() => Current.Value is { } guard && Interlocked.Exchange(ref guard._taken, 1) == 0;
}
