using EmpathyGuard.Semantic.Kernels;
using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic;

/// <summary>Turns an English sentence into 512 numbers of length 1, such that sentences that mean the same point the same way.</summary>
/// <remarks>
/// Universal Sentence Encoder Lite in eight bits. Thread-safe and deterministic: the same text gives the same bits on every thread, path and platform.
/// A call allocates nothing once there is a workspace for it; workspaces are kept for a few concurrent calls, 1.8 MB each.
/// </remarks>
internal sealed class SentenceEncoder(EncoderModel model, InstructionPath path)
{
    /// <summary>The length of a vector.</summary>
    public const int Dimensions = EncoderModel.Width;

    /// <summary>The most tokens that go into one vector.</summary>
    public const int MaxTokens = EncoderModel.MaxTokens;

    private const int MaxKept = 6;

    private static readonly Lazy<EncoderModel> Embedded = new(EncoderModel.ReadEmbedded);
    private static readonly Lazy<SentenceEncoder> SharedEncoder = new(static () => new SentenceEncoder(Embedded.Value, InstructionPaths.Best));

    private readonly EncoderWorkspace?[] _kept = new EncoderWorkspace?[MaxKept];

    /// <summary>The encoder of this machine. The first use reads the weights.</summary>
    /// <exception cref="InvalidDataException">The resource is damaged. Every later use says so again.</exception>
    public static SentenceEncoder Shared => SharedEncoder.Value;

    /// <summary>The instructions that this encoder uses.</summary>
    public InstructionPath Path => path;

    /// <summary>An encoder with the shared weights that takes the given path.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine does not have those instructions.</exception>
    public static SentenceEncoder ForPath(InstructionPath path) =>
        InstructionPaths.IsSupported(path)
            ? new SentenceEncoder(Embedded.Value, path)
            : throw new PlatformNotSupportedException($"This machine does not have the instructions of the path {path}.");

    /// <summary>Encodes the beginning of a text, up to 128 tokens.</summary>
    /// <param name="text">The text, at best one sentence. Any UTF-16.</param>
    /// <param name="vector">Takes <see cref="Dimensions"/> numbers.</param>
    /// <exception cref="ArgumentException"><paramref name="vector"/> is too short.</exception>
    public EncodedText Encode(ReadOnlySpan<char> text, Span<float> vector)
    {
        if (vector.Length < Dimensions)
        {
            throw new ArgumentException($"A vector has {Dimensions} numbers.", nameof(vector));
        }

        vector = vector[..Dimensions];
        EncoderWorkspace workspace = Rent();
        try
        {
            int tokens = model.Tokenizer.Tokenize(text, workspace.Tokenizer, workspace.Tokens, out int charsRead);
            if (tokens == 0)
            {
                vector.Clear();
            }
            else
            {
                Transformer.Run(model, path, workspace, tokens, vector);
            }

            return new EncodedText(tokens, charsRead);
        }
        finally
        {
            Return(workspace);
        }
    }

    /// <summary>The tokens of the beginning of a text, as <see cref="Encode"/> sees them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Takes the tokens; room for more than <see cref="MaxTokens"/> is used.</param>
    public EncodedText Tokenize(ReadOnlySpan<char> text, Span<TokenSpan> tokens)
    {
        EncoderWorkspace workspace = Rent();
        try
        {
            int count = model.Tokenizer.Tokenize(text, workspace.Tokenizer, tokens, out int charsRead);
            return new EncodedText(count, charsRead);
        }
        finally
        {
            Return(workspace);
        }
    }

    private EncoderWorkspace Rent()
    {
        foreach (ref EncoderWorkspace? place in _kept.AsSpan())
        {
            if (Interlocked.Exchange(ref place, null) is { } workspace)
            {
                return workspace;
            }
        }

        return new EncoderWorkspace();
    }

    private void Return(EncoderWorkspace workspace)
    {
        workspace.Tokenizer.Clear();
        foreach (ref EncoderWorkspace? place in _kept.AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, workspace, null) is null)
            {
                return;
            }
        }
    }
}
