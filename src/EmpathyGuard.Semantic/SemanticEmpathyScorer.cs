using EmpathyGuard.Semantic;

namespace EmpathyGuard;

/// <summary>The embedded scorer with a sense of meaning: <see cref="LexicalEmpathyScorer"/>, whose signals an embedded sentence encoder feeds as well.</summary>
/// <remarks>
/// Offline, deterministic, thread-safe and independent of culture, as the lexical one is, and some milliseconds slower. The first one reads the encoder's weights, which
/// takes some tens of milliseconds and some 35 MB. The vectors of the sentences that were met last are kept, 1 MB of them, under a keyed hash and without their text.
/// English; other languages come back unjudged with the reason.
/// </remarks>
public sealed class SemanticEmpathyScorer : IEmpathyScorer, IRiskReader
{
    private static readonly Lazy<SemanticEmpathyScorer> LazyShared = new(static () => new SemanticEmpathyScorer());

    private readonly LexicalEmpathyScorer _scorer;

    /// <summary>Creates a scorer with the embedded encoder, heads, lexicons and weights.</summary>
    /// <exception cref="InvalidDataException">A resource of the package is damaged.</exception>
    public SemanticEmpathyScorer()
        : this([])
    {
    }

    /// <summary>Creates a scorer whose signals are also fed by sources of your own.</summary>
    /// <param name="sources">The sources, which are asked after the encoder, in their order. The list is copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is, or holds, <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">A resource of the package is damaged.</exception>
    public SemanticEmpathyScorer(IReadOnlyList<ISignalSource> sources)
        : this(Load(), sources ?? throw new ArgumentNullException(nameof(sources)))
    {
    }

    internal SemanticEmpathyScorer(SentenceEncoder encoder, SemanticHeads heads, IReadOnlyList<ISignalSource> sources)
        : this((encoder, heads), sources)
    {
    }

    private SemanticEmpathyScorer((SentenceEncoder Encoder, SemanticHeads Heads) on, IReadOnlyList<ISignalSource> sources)
    {
        _scorer = new LexicalEmpathyScorer(on.Heads.Weights, [new SemanticSignalSource(new TextVectors(on.Encoder), on.Heads), .. sources]);
    }

    /// <summary>The shared instance. The first use reads the encoder's weights.</summary>
    /// <exception cref="InvalidDataException">A resource of the package is damaged. Every later use says so again.</exception>
    public static SemanticEmpathyScorer Shared => LazyShared.Value;

    /// <summary>The scorer's name, version and the hashes of its lexicons, weights and heads.</summary>
    public string Version => _scorer.Version;

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) =>
        _scorer.AssessAsync(exchange, cancellationToken);

    /// <summary>Assesses the reply of an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The assessment.</returns>
    public EmpathyAssessment Assess(EmpathyExchange exchange) => _scorer.Assess(exchange);

    /// <inheritdoc/>
    public CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history) => _scorer.ReadRisk(history);

    // The encoder and the heads take as long to read as each other, and neither needs the other.
    private static (SentenceEncoder Encoder, SemanticHeads Heads) Load()
    {
        static SemanticHeads Heads() => SemanticHeads.Parse(SemanticHeads.EmbeddedText(), EmpathyWeights.Default);
        if (Environment.ProcessorCount == 1)
        {
            return (SentenceEncoder.Shared, Heads());
        }

        Task<SentenceEncoder> encoder = Task.Run(static () =>
        {
            // Its first sentence is when its code is compiled.
            _ = SentenceEncoder.Shared.Encode("I hear you.", stackalloc float[SentenceEncoder.Dimensions]);
            return SentenceEncoder.Shared;
        });
        SemanticHeads heads = Heads();
        return (encoder.GetAwaiter().GetResult(), heads);
    }
}
