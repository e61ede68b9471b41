using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic;

/// <summary>The vocabulary and the weights. Immutable, shared by all threads.</summary>
internal sealed class EncoderModel
{
    /// <summary>The length of a vector.</summary>
    public const int Width = 512;

    /// <summary>The width of an embedding and of the first layer's attention.</summary>
    public const int InputWidth = 256;

    public const int HiddenWidth = 1536;
    public const int Heads = 4;
    public const int MaxTokens = 128;

    private EncoderModel(EncoderResource resource, CompatibilityForms forms)
    {
        ushort[] labels = resource.Take<ushort>(resource.Nodes).Values.ToArray();
        ushort[] firstChild = resource.Take<ushort>(resource.Nodes + 1).Values.ToArray();
        ushort[] pieces = resource.Take<ushort>(resource.Nodes).Values.ToArray();
        double[] scores = resource.Take<double>(resource.Pieces).Values.ToArray();
        Tokenizer = new PieceTokenizer(new PieceTrie(labels, firstChild, pieces, scores), forms);
        Timing = resource.Take<float>(MaxTokens * InputWidth);
        Embeddings = resource.Take<sbyte>(resource.Pieces * InputWidth);
        EmbeddingScales = resource.Take<float>(resource.Pieces);
        First = new TransformerLayer(resource, InputWidth);
        Second = new TransformerLayer(resource, Width);
        Output = resource.Take<sbyte>(Width * Width);
        OutputScales = resource.Take<float>(Width);
        OutputBiases = resource.Take<float>(Width);
        resource.End();
    }

    public PieceTokenizer Tokenizer { get; }

    /// <summary>The sines and cosines of each position, [<see cref="MaxTokens"/>][<see cref="InputWidth"/>].</summary>
    public ResourceSection<float> Timing { get; }

    public ResourceSection<sbyte> Embeddings { get; }

    public ResourceSection<float> EmbeddingScales { get; }

    public TransformerLayer First { get; }

    public TransformerLayer Second { get; }

    /// <summary>The last layer, [<see cref="Width"/> inner][<see cref="Width"/> columns].</summary>
    public ResourceSection<sbyte> Output { get; }

    public ResourceSection<float> OutputScales { get; }

    public ResourceSection<float> OutputBiases { get; }

    /// <summary>Reads the model that is embedded in this assembly.</summary>
    /// <exception cref="InvalidDataException">A resource is missing or damaged.</exception>
    public static EncoderModel ReadEmbedded()
    {
        using Stream weights = Open("EmpathyGuard.Semantic.encoder.bin");
        using Stream forms = Open("EmpathyGuard.Semantic.forms.txt");
        return Read(weights, forms);
    }

    /// <summary>Reads a model from streams.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public static EncoderModel Read(Stream weights, Stream forms)
    {
        byte[] text = new byte[Math.Min(forms.Length, 1 << 20)];
        forms.ReadExactly(text);
        return new EncoderModel(new EncoderResource(weights), new CompatibilityForms(text));
    }

    private static Stream Open(string name) =>
        typeof(EncoderModel).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"The resource {name} is missing from the package EmpathyGuard.Semantic.");
}
