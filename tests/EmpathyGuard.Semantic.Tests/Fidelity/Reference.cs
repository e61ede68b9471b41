using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EmpathyGuard.Semantic.Tests.Fidelity;

/// <summary>What the original model made of 5,000 sentences, written by src/EmpathyGuard.Semantic/Encoder/make/make.sh.</summary>
internal static class Reference
{
    private static readonly Lazy<string[]> Lines = new(static () =>
        [.. File.ReadLines(PathOf("sentences.jsonl")).Select(Text)]);

    public static IReadOnlyList<string> Sentences => Lines.Value;

    /// <summary>For each sentence the number of tokens, the hash of the ids, and for some the ids.</summary>
    public static IEnumerable<(int Count, uint Hash, int[] Ids)> Tokens() =>
        File.ReadLines(PathOf("tokens.txt")).Select(static line =>
        {
            string[] parts = line.Split(' ');
            return (Number(parts[0]), uint.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), Array.ConvertAll(parts[2..], Number));
        });

    /// <summary>The vectors of every fifth sentence, in eight bits, which takes a cosine of at most 2e-5 from them.</summary>
    public static IEnumerable<(string Sentence, float[] Vector)> Vectors()
    {
        byte[] file = File.ReadAllBytes(PathOf("vectors.bin"));
        int count = BitConverter.ToInt32(file);
        int width = BitConverter.ToInt32(file, 4);
        for (int i = 0, at = 8; i < count; i++, at += 8 + width)
        {
            float[] vector = new float[width];
            ReadOnlySpan<sbyte> numbers = MemoryMarshal.Cast<byte, sbyte>(file.AsSpan(at + 8, width));
            for (int k = 0; k < width; k++)
            {
                vector[k] = numbers[k] * BitConverter.ToSingle(file, at + 4);
            }

            yield return (Sentences[BitConverter.ToInt32(file, at)], vector);
        }
    }

    public static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < left.Length; i++)
        {
            product += (double)left[i] * right[i];
            a += (double)left[i] * left[i];
            b += (double)right[i] * right[i];
        }

        return product / Math.Sqrt(a * b);
    }

    // System.Text.Json refuses a lone surrogate, which some of the sentences are made of, so the string is read by hand.
    private static string Text(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            switch (raw[i])
            {
                case 'u':
                    text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                default:
                    text.Append(raw[i]);
                    break;
            }
        }

        return text.ToString();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Fidelity", name);
}
