namespace EmpathyGuard.Judge;

/// <summary>A comparison as the answer gives it, before its quotes are looked up.</summary>
/// <param name="IsA">Whether A is better; <see langword="null"/> where neither is.</param>
/// <param name="QuoteA">What decides it in A.</param>
/// <param name="QuoteB">What decides it in B.</param>
internal readonly record struct ComparisonAnswer(bool? IsA, string QuoteA, string QuoteB)
{
    // The quotes are text of the conversation.
    public override string ToString() => IsA switch { true => "A", false => "B", _ => "same" };
}
