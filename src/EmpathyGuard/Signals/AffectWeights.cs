namespace EmpathyGuard.Signals;

/// <summary>What affect is read with: the words, and what the feelings and events of the lexicons count beside them.</summary>
internal sealed class AffectWeights
{
    /// <summary>The number of feelings.</summary>
    public const int FeelingCount = (int)FeelingKind.Admiration + 1;

    /// <summary>Words of pleasant and unpleasant feelings, and of good and bad events, by their sizes.</summary>
    public static IReadOnlyList<string> ValenceNames { get; } = ["pleasant", "unpleasant", "goodEvent", "badEvent"];

    /// <summary>The constant; the strongest word of feeling or event by the lexicons; how far the valence is from 0; exclamation marks and shouting.</summary>
    public static IReadOnlyList<string> IntensityNames { get; } = ["bias", "strongest", "distance", "emphasis"];

    /// <summary>For each feeling its constant, and what a word counts by which the lexicons name it.</summary>
    public static IReadOnlyList<string> FeelingNames => field ??=
        [.. Enum.GetNames<FeelingKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).SelectMany(static name => (string[])[name + "Bias", name + "Named"])];

    /// <summary>In the order of <see cref="ValenceNames"/>.</summary>
    public required double[] Valence { get; init; }

    /// <summary>In the order of <see cref="IntensityNames"/>.</summary>
    public required double[] Intensity { get; init; }

    /// <summary>In the order of <see cref="FeelingNames"/>.</summary>
    public required double[] Feelings { get; init; }

    /// <summary>The words.</summary>
    public required AffectWords Words { get; init; }
}
