using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A signal that is fitted: its features, what is known of their weights from their meaning, and how strongly that is believed.</summary>
/// <param name="Name">The signal and its model.</param>
/// <param name="Features">How many features it has.</param>
/// <param name="Fill">Reads them.</param>
/// <param name="Prior">
/// The weights that stand without data: a sum of 1 is where readers begin to say yes. Speech holds no lists and no written marks, so what only
/// written replies have stays here. The sign of each is held; 0 means that it may only lower.
/// </param>
internal sealed record SignalModel(string Name, int Features, SignalModel.Reader Fill, double[] Prior)
{
    /// <summary>Reads the features of a reply.</summary>
    public delegate void Reader(in ReplyReading reply, Span<double> features);

    /// <summary>What the last feature counts where the sentences are read by meaning, which knows more than words; <see langword="null"/> for the same.</summary>
    public double? OfMeaning { get; init; }

    /// <summary>The same signal for sentences that are read by meaning.</summary>
    public SignalModel ByMeaning => OfMeaning is { } last ? this with { Prior = [.. Prior[..^1], last] } : this;

    /// <summary>The fitted signals.</summary>
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        new(WeightLayout.Advice, SignalFeatures.AdviceNames.Count, SignalFeatures.Advice, [0.7, 0.3, 0.15, 0.1, 2]) { OfMeaning = 2.5 },
        new(WeightLayout.Exploration, SignalFeatures.ExplorationNames.Count, SignalFeatures.Exploration, [2.6, 2.4, 1.1, 0, 0.5]) { OfMeaning = 1.5 },
        new(WeightLayout.Interpretation, SignalFeatures.InterpretationNames.Count, SignalFeatures.Interpretation, [0.25, 0.5, 1, 1, 0.1, 0.4, -0.4, 2.4]) { OfMeaning = 2.5 },
        new(WeightLayout.Specificity, SignalFeatures.SpecificityNames.Count, SignalFeatures.Specificity, [0.55, 0.8, 0.2, 0.3, 0.15, 0.5, 0.05, 0.3, 0.3]),
    ];

    /// <summary>The features with the constant before them.</summary>
    public double[] Read(in ReplyReading reply)
    {
        double[] features = new double[Features + 1];
        features[0] = 1;
        Fill(reply, features.AsSpan(1));
        return features;
    }
}
