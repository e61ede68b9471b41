namespace EmpathyGuard;

/// <summary>The operator's opt-in to keep both drafts of a re-prompt, for shadow mode and blinded comparison. This is the only place where the guard hands out text.</summary>
/// <remarks>Register one to opt in. It is awaited out of the reply's path; a failure never touches the reply.</remarks>
public interface IDraftSink
{
    /// <summary>Takes both drafts.</summary>
    /// <param name="first">The first reply.</param>
    /// <param name="second">The second reply.</param>
    /// <param name="verdict">What was decided.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the drafts are kept.</returns>
    ValueTask KeepAsync(string first, string second, EmpathyVerdict verdict, CancellationToken cancellationToken);
}
