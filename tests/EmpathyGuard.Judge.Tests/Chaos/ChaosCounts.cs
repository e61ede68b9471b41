using System.Globalization;

namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>What calls with a judge that faults came to.</summary>
/// <param name="Calls">How many there were.</param>
/// <param name="Judged">Opinions that the judge gave.</param>
/// <param name="Rewrites">Second replies that went out.</param>
/// <param name="Lost">Replies that did not arrive, or not as the model gave them, or without a verdict.</param>
/// <param name="Passed">Replies that came out better than the embedded scorer or the judge's last word had them.</param>
/// <param name="Unsaid">Opinions and comparisons that are missing without a reason.</param>
/// <param name="Unjudged">Replies whose embedded verdict was lost with the judge's, though said so.</param>
internal readonly record struct ChaosCounts(int Calls, int Judged, int Rewrites, int Lost, int Passed, int Unsaid, int Unjudged)
{
    public static ChaosCounts operator +(ChaosCounts a, ChaosCounts b) => new(
        a.Calls + b.Calls, a.Judged + b.Judged, a.Rewrites + b.Rewrites, a.Lost + b.Lost, a.Passed + b.Passed, a.Unsaid + b.Unsaid, a.Unjudged + b.Unjudged);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Calls} calls, {Judged} judged, {Rewrites} rewrites out; {Lost} lost, {Passed} silent passes, {Unsaid} without a reason, {Unjudged} without the embedded verdict");
}
