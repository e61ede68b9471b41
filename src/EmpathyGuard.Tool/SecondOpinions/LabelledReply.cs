namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>A reply to ask a judge about, and what is known of it.</summary>
/// <param name="Id">The item that it stands in.</param>
/// <param name="Exchange">The exchange that ends with it.</param>
/// <param name="Failing">The mode that fails in it; <see langword="null"/> where none does.</param>
internal sealed record LabelledReply(string Id, EmpathyExchange Exchange, EmpathyFailureMode? Failing);
