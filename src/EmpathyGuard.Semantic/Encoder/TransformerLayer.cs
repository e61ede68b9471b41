namespace EmpathyGuard.Semantic;

/// <summary>The weights of one layer. The first widens its input, for which it has a layer of its own on the residual.</summary>
internal sealed class TransformerLayer
{
    public TransformerLayer(EncoderResource resource, int width)
    {
        Width = width;
        AttentionNorm = new NormWeights(resource.Take<float>(width), resource.Take<float>(width));
        QueryKeyValue = resource.TakeLayer(width, 3 * width);
        AttentionOutput = resource.TakeLayer(width, EncoderModel.Width);
        Widening = width == EncoderModel.Width ? null : resource.TakeLayer(width, EncoderModel.Width);
        HiddenNorm = new NormWeights(resource.Take<float>(EncoderModel.Width), resource.Take<float>(EncoderModel.Width));
        Hidden = resource.TakeLayer(EncoderModel.Width, EncoderModel.HiddenWidth);
        HiddenOutput = resource.TakeLayer(EncoderModel.HiddenWidth, EncoderModel.Width);
    }

    /// <summary>The width of the input and of the attention.</summary>
    public int Width { get; }

    public NormWeights AttentionNorm { get; }

    /// <summary>Queries, keys and values side by side. The queries are already scaled by 1/√head.</summary>
    public LinearLayer QueryKeyValue { get; }

    public LinearLayer AttentionOutput { get; }

    public LinearLayer? Widening { get; }

    public NormWeights HiddenNorm { get; }

    public LinearLayer Hidden { get; }

    public LinearLayer HiddenOutput { get; }
}

/// <summary>The gains and offsets of a layer norm.</summary>
internal readonly record struct NormWeights(ResourceSection<float> Gains, ResourceSection<float> Offsets);
