using System.Runtime.InteropServices;
using EmpathyGuard.Semantic.Kernels;
using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic;

/// <summary>The buffers of one encoding: about 1.8 MB, each aligned to a cache line.</summary>
internal sealed class EncoderWorkspace
{
    private const int Rows = EncoderModel.MaxTokens;
    private const int Line = 64;

    private readonly float[] _numbers;
    private readonly byte[] _bytes;
    private readonly int _firstNumber;
    private readonly int _firstByte;

    public EncoderWorkspace()
    {
        const int numbers = (Rows * (EncoderModel.HiddenWidth + (2 * EncoderModel.Width) + (2 * Rows))) + (2 * EncoderModel.Width);
        _numbers = GC.AllocateArray<float>(numbers + (Line / sizeof(float)), pinned: true);
        _bytes = GC.AllocateArray<byte>((Rows * EncoderModel.HiddenWidth) + Line, pinned: true);
        _firstNumber = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0) & (Line - 1)) / sizeof(float);
        _firstByte = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0) & (Line - 1));
    }

    public TokenizerWorkspace Tokenizer { get; } = new();

    public TokenSpan[] Tokens { get; } = new TokenSpan[Rows];

    public RowScale[] Scales { get; } = new RowScale[Rows];

    /// <summary>The widest intermediate: queries, keys and values, or the hidden units.</summary>
    public Span<float> Wide => Numbers(0, Rows * EncoderModel.HiddenWidth);

    /// <summary>The residual stream.</summary>
    public Span<float> Stream => Numbers(Rows * EncoderModel.HiddenWidth, Rows * EncoderModel.Width);

    /// <summary>The input of the first layer, or what the attention gathered.</summary>
    public Span<float> Side => Numbers(Rows * (EncoderModel.HiddenWidth + EncoderModel.Width), Rows * EncoderModel.Width);

    /// <summary>The keys of one head, turned.</summary>
    public Span<float> Keys => Numbers(Rows * (EncoderModel.HiddenWidth + (2 * EncoderModel.Width)), Rows * Rows);

    /// <summary>The attention of one head.</summary>
    public Span<float> Attention => Numbers(Rows * (EncoderModel.HiddenWidth + (2 * EncoderModel.Width) + Rows), Rows * Rows);

    /// <summary>One row.</summary>
    public Span<float> Row => Numbers(Rows * (EncoderModel.HiddenWidth + (2 * EncoderModel.Width) + (2 * Rows)), EncoderModel.Width);

    /// <summary>Another row.</summary>
    public Span<float> Mean => Numbers((Rows * (EncoderModel.HiddenWidth + (2 * EncoderModel.Width) + (2 * Rows))) + EncoderModel.Width, EncoderModel.Width);

    public Span<byte> Quantised => _bytes.AsSpan(_firstByte, Rows * EncoderModel.HiddenWidth);

    private Span<float> Numbers(int offset, int count) => _numbers.AsSpan(_firstNumber + offset, count);
}
