using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The other end of <see cref="ColdStartSection"/>: a fresh process that assesses one reply and says how long that took and how much memory it then had.</summary>
internal static class ColdStart
{
    public const string Option = "--cold-start";
    public const string Nothing = "nothing";
    public const string Lexical = "lexical";
    public const string Semantic = "semantic";

    /// <summary>Prints the milliseconds of the first assessment and the bytes of the process that are in memory after it.</summary>
    /// <param name="what">Which scorer, or none.</param>
    public static int Run(string what)
    {
        long begin = Stopwatch.GetTimestamp();
        switch (what)
        {
            case Nothing:
                break;
            case Lexical:
                AssessByWords();
                break;
            case Semantic:
                AssessByMeaning();
                break;
            default:
                Console.Error.WriteLine($"{Option} takes {Nothing}, {Lexical} or {Semantic}.");
                return 2;
        }

        double milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:R} {Environment.WorkingSet}"));
        return 0;
    }

    // Not inlined, so that the process which does nothing loads no assembly of the guard.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AssessByWords() =>
        _ = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AssessByMeaning() =>
        _ = SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply));
}
