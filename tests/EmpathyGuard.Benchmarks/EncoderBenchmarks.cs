using BenchmarkDotNet.Attributes;
using EmpathyGuard.Semantic;
using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Benchmarks;

/// <summary>What one sentence costs the encoder, on one thread, for each path of instructions that this machine has.</summary>
[MemoryDiagnoser]
public class EncoderBenchmarks
{
    private readonly float[] _vector = new float[SentenceEncoder.Dimensions];
    private SentenceEncoder _encoder = null!;
    private string _text = null!;

    public static IEnumerable<string> Paths => Enum.GetValues<InstructionPath>().Where(InstructionPaths.IsSupported).Select(static p => p.ToString());

    [ParamsSource(nameof(Paths))]
    public string Path { get; set; } = null!;

    /// <summary>The length of the text in tokens: a sentence, and the most that go into one vector.</summary>
    [Params(18, 128)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _encoder = SentenceEncoder.ForPath(Enum.Parse<InstructionPath>(Path));
        _text = "I just lost my mom to cancer and I do not know what to do now.";
        while (_encoder.Encode(_text, _vector).Tokens < Tokens)
        {
            _text += " now";
        }

        int tokens = _encoder.Encode(_text, _vector).Tokens;
        if (tokens != Tokens)
        {
            throw new InvalidOperationException($"The text has {tokens} tokens.");
        }
    }

    [Benchmark]
    public float Encode()
    {
        _encoder.Encode(_text, _vector);
        return _vector[0];
    }
}
