using System.Globalization;
using System.Text.RegularExpressions;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Exchanges that differ in every sentence, so that a scorer which remembers sentences meets none of them again in time.</summary>
internal static partial class FreshExchanges
{
    // Each exchange has some twenty sentences, and the scorer remembers the last 512.
    private const int Variants = 80;
    private const int MostSentences = 100_000;

    /// <summary>A call that takes the next of many variants of an exchange.</summary>
    /// <param name="reply">The reply that is varied, beside <see cref="BenchmarkTexts.Message"/>.</param>
    /// <param name="assess">What is called.</param>
    /// <param name="caller">Who calls, from 0 on: callers meet no sentence of each other's.</param>
    /// <returns>The call, for one thread at a time.</returns>
    public static Action Over(string reply, Action<EmpathyExchange> assess, int caller = 0)
    {
        int sentence = (caller + 1) * MostSentences;
        EmpathyExchange[] exchanges = [.. Enumerable.Range(0, Variants).Select(_ => new EmpathyExchange(Vary(BenchmarkTexts.Message), Vary(reply)))];
        int next = 0;
        return () => assess(exchanges[next++ % Variants]);

        // A number before the end of every sentence.
        string Vary(string text) =>
            SentenceEnd().Replace(text, match => string.Create(CultureInfo.InvariantCulture, $" {sentence++}{match.Value}"));
    }

    [GeneratedRegex(@"[.?!](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
