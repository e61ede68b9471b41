using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Semantic;

/// <summary>The way from tokens to a vector: two pre-norm transformer layers, the mean over the tokens, a last layer, and length 1.</summary>
internal static class Transformer
{
    /// <summary>Encodes the first tokens of the workspace.</summary>
    /// <param name="model">The weights.</param>
    /// <param name="path">The instructions to use.</param>
    /// <param name="workspace">Holds the tokens, and everything in between.</param>
    /// <param name="tokens">How many tokens, at least one.</param>
    /// <param name="vector">Takes the <see cref="EncoderModel.Width"/> numbers.</param>
    public static void Run(EncoderModel model, InstructionPath path, EncoderWorkspace workspace, int tokens, Span<float> vector)
    {
        const int inputs = EncoderModel.InputWidth;
        for (int t = 0; t < tokens; t++)
        {
            int id = workspace.Tokens[t].Id;
            RowMath.Expand(
                model.Embeddings.Values.Slice(id * inputs, inputs), model.EmbeddingScales.Values[id],
                model.Timing.Values.Slice(t * inputs, inputs), workspace.Side.Slice(t * inputs, inputs));
        }

        // The buffer at the side holds the input, which is half as wide as the rest, and behind it what the first attention gathers.
        Span<float> input = workspace.Side[..(EncoderModel.MaxTokens * inputs)];
        Span<float> gathered = workspace.Side[(EncoderModel.MaxTokens * inputs)..];
        Attend(model.First, path, workspace, tokens, input, gathered);
        model.First.Widening!.Multiply(path, Quantise(workspace, input, inputs, tokens), workspace.Stream, Outcome.Store);
        model.First.AttentionOutput.Multiply(path, Quantise(workspace, gathered, inputs, tokens), workspace.Stream, Outcome.Add);
        Feed(model.First, path, workspace, tokens);

        Attend(model.Second, path, workspace, tokens, workspace.Stream, workspace.Side);
        model.Second.AttentionOutput.Multiply(path, Quantise(workspace, workspace.Side, EncoderModel.Width, tokens), workspace.Stream, Outcome.Add);
        Feed(model.Second, path, workspace, tokens);
        Pool(model, workspace, tokens, vector);
    }

    private static void Attend(TransformerLayer layer, InstructionPath path, EncoderWorkspace workspace, int tokens, ReadOnlySpan<float> input, Span<float> gathered)
    {
        int width = layer.Width;
        int head = width / EncoderModel.Heads;
        int stride = 3 * width;
        layer.QueryKeyValue.Multiply(path, Normalise(workspace, input, layer.AttentionNorm, width, tokens), workspace.Wide, Outcome.Store);
        int padded = (tokens + FloatProduct.ColumnBlock - 1) & -FloatProduct.ColumnBlock;
        for (int h = 0; h < EncoderModel.Heads; h++)
        {
            Span<float> queries = workspace.Wide[(h * head)..];
            Span<float> values = workspace.Wide[((2 * width) + (h * head))..];
            TurnKeys(workspace.Wide[(width + (h * head))..], stride, workspace.Keys, padded, tokens, head);
            var attention = new Matrix(workspace.Attention, padded);
            FloatProduct.Multiply(path, new Matrix(queries, stride), new Matrix(workspace.Keys, padded), attention, tokens, head, padded);
            for (int t = 0; t < tokens; t++)
            {
                RowMath.Softmax(workspace.Attention.Slice(t * padded, padded), tokens);
            }

            FloatProduct.Multiply(path, attention, new Matrix(values, stride), new Matrix(gathered[(h * head)..], width), tokens, tokens, head);
        }
    }

    // A key becomes a column, so that the lanes of the product are keys and each dot product is summed in order.
    private static void TurnKeys(ReadOnlySpan<float> keys, int stride, Span<float> turned, int padded, int tokens, int head)
    {
        turned = turned[..(head * padded)];
        turned.Clear();
        for (int t = 0; t < tokens; t++)
        {
            ReadOnlySpan<float> key = keys.Slice(t * stride, head);
            for (int k = 0, at = t; k < key.Length; k++, at += padded)
            {
                turned[at] = key[k];
            }
        }
    }

    private static void Feed(TransformerLayer layer, InstructionPath path, EncoderWorkspace workspace, int tokens)
    {
        layer.Hidden.Multiply(
            path, Normalise(workspace, workspace.Stream, layer.HiddenNorm, EncoderModel.Width, tokens), workspace.Wide, Outcome.StorePositive);
        layer.HiddenOutput.Multiply(path, Quantise(workspace, workspace.Wide, EncoderModel.HiddenWidth, tokens), workspace.Stream, Outcome.Add);
    }

    // The last layer sees one row a sentence, so its activations stay as they are.
    private static void Pool(EncoderModel model, EncoderWorkspace workspace, int tokens, Span<float> vector)
    {
        Span<float> mean = workspace.Mean;
        mean.Clear();
        for (int t = 0; t < tokens; t++)
        {
            RowMath.Add(workspace.Stream.Slice(t * EncoderModel.Width, EncoderModel.Width), mean);
        }

        RowMath.Scale(mean, 1f / tokens);
        Span<float> row = workspace.Row;
        row.Clear();
        for (int k = 0; k < EncoderModel.Width; k++)
        {
            RowMath.AddScaled(model.Output.Values.Slice(k * EncoderModel.Width, EncoderModel.Width), mean[k], row);
        }

        RowMath.Finish(row, model.OutputScales.Values, model.OutputBiases.Values, vector);
    }

    private static QuantisedRows Normalise(EncoderWorkspace workspace, ReadOnlySpan<float> input, NormWeights norm, int width, int tokens)
    {
        Span<float> row = workspace.Row[..width];
        for (int t = 0; t < tokens; t++)
        {
            RowMath.Normalise(input.Slice(t * width, width), norm, row);
            workspace.Scales[t] = RowMath.Quantise(row, workspace.Quantised.Slice(t * width, width));
        }

        return new QuantisedRows(workspace.Quantised, workspace.Scales, tokens);
    }

    private static QuantisedRows Quantise(EncoderWorkspace workspace, ReadOnlySpan<float> input, int width, int tokens)
    {
        for (int t = 0; t < tokens; t++)
        {
            workspace.Scales[t] = RowMath.Quantise(input.Slice(t * width, width), workspace.Quantised.Slice(t * width, width));
        }

        return new QuantisedRows(workspace.Quantised, workspace.Scales, tokens);
    }
}
