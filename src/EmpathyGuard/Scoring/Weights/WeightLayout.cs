using EmpathyGuard.Detectors;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>A model of the weights file.</summary>
/// <param name="Name">Its name, the first word of a line.</param>
/// <param name="Features">The features, the second word.</param>
internal sealed record WeightModel(string Name, IReadOnlyList<string> Features);

/// <summary>What a weights file must hold: each model with each feature that its reader reads.</summary>
/// <remarks>The lists are made when they are first asked for: who loads compiled weights needs none of them.</remarks>
internal static class WeightLayout
{
    public const string Stake = "stake";
    public const string Risk = "risk";
    public const string Advice = "advice";
    public const string Exploration = "exploration";
    public const string Interpretation = "interpretation";
    public const string Specificity = "specificity";
    public const string Attenuation = "attenuation";
    public const string Granularity = "granularity";
    public const string PrematureClosure = "prematureClosure";
    public const string Evasion = "evasion";
    public const string Sycophancy = "sycophancy";
    public const string Abandonment = "abandonment";
    public const string Reference = "reference";
    public const string Rendition = "rendition";
    public const string Valence = "valence";
    public const string Intensity = "intensity";
    public const string Feelings = "feelings";

    /// <summary>The first word of the lines that weigh a word of the person's for a risk: any words, and none of them is needed.</summary>
    public const string RiskWord = "riskWord";

    /// <summary>The first word of the lines that weigh a term of a reply's sentence for an act: any terms, and none of them is needed.</summary>
    public const string Act = "act";

    /// <summary>The first word of the lines that weigh a term of a reply's sentence for a kind of false empathy: any terms, and none of them is needed.</summary>
    public const string CounterWord = "counterWord";

    /// <summary>
    /// The first word of the lines that say what a word tells of how somebody is: a word, which stands for its inflections, and then any of
    /// <c>valence</c>, <c>intensity</c> and the feelings with a number each. Any words, and none of them is needed.
    /// </summary>
    public const string AffectWord = "affectWord";

    /// <summary>The first word of the lines that bend a mode's score; they may be left out.</summary>
    public const string Calibration = "calibration";

    /// <summary>The first word of the lines that say what a mode's score is worth; they may be left out.</summary>
    public const string Likelihood = "likelihood";

    /// <summary>The models, in the order of the file.</summary>
    public static IReadOnlyList<WeightModel> Models => field ??=
    [
        new(Stake, StakeFeatures.Names),
        new(Risk, RiskEvidence.Names),
        new(Advice, SignalFeatures.AdviceNames),
        new(Exploration, SignalFeatures.ExplorationNames),
        new(Interpretation, SignalFeatures.InterpretationNames),
        new(Specificity, SignalFeatures.SpecificityNames),
        new(Attenuation, ModeFeatures.Names),
        new(Granularity, ModeFeatures.Names),
        new(PrematureClosure, ModeFeatures.Names),
        new(Evasion, ModeFeatures.Names),
        new(Sycophancy, ModeFeatures.Names),
        new(Abandonment, ModeFeatures.Names),
        new(Reference, ReferenceCorpus.Names),
        new(Rendition, RenditionFeatures.Names),
        new(Valence, AffectWeights.ValenceNames),
        new(Intensity, AffectWeights.IntensityNames),
        new(Feelings, AffectWeights.FeelingNames),
    ];

    /// <summary>The acts as the file names them, in the order of <see cref="SentenceSignal"/>.</summary>
    public static IReadOnlyList<string> Acts => field ??=
        [.. Enum.GetNames<SentenceSignal>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The kinds of false empathy as the file names them, in the order of <see cref="CounterEmpathy"/>.</summary>
    public static IReadOnlyList<string> Counters => field ??=
        [.. Enum.GetNames<CounterEmpathy>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The feelings as the file names them, in the order of <see cref="FeelingKind"/>.</summary>
    public static IReadOnlyList<string> FeelingNames => field ??=
        [.. Enum.GetNames<FeelingKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The modes as the file names them, in the order of <see cref="EmpathyFailureMode"/>.</summary>
    public static IReadOnlyList<string> Modes => field ??=
        [.. Enum.GetNames<EmpathyFailureMode>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];
}
