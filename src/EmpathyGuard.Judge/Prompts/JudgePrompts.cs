using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace EmpathyGuard.Judge;

/// <summary>The questions, which stand as readable texts in the folder Prompts, and their version.</summary>
internal static class JudgePrompts
{
    private const int ModeCount = 4;
    private const int HashLength = 8;

    // What stands before the material, one text for each set of modes that was ever asked: at most fifteen.
    private static readonly ConcurrentDictionary<int, string> Openings = new();

    private static readonly string Frame = Read("frame");
    private static readonly string[] Modes = [.. Enum.GetValues<EmpathyFailureMode>().Select(static mode => Read(JudgeNames.Of(mode)))];

    /// <summary>What stands after the material of an assessment.</summary>
    public static string Closing { get; } = Read("closing");

    /// <summary>What stands before the material of a comparison.</summary>
    public static string Comparison { get; } = Read("comparison");

    /// <summary>What stands after the material of a comparison.</summary>
    public static string ComparisonClosing { get; } = Read("comparisonClosing");

    /// <summary>A number that people raise when they change what is asked, and a hash over every word, which nobody can forget to raise.</summary>
    public static string Version { get; } = "1." + Hash();

    /// <summary>What stands before the material.</summary>
    /// <param name="set">The modes to ask about, a bit each.</param>
    public static string Opening(int set) => Openings.GetOrAdd(set, static bits =>
    {
        var text = new StringBuilder(Frame);
        for (int i = 0; i < ModeCount; i++)
        {
            if ((bits >> i & 1) != 0)
            {
                text.Append('\n').Append(Modes[i]);
            }
        }

        return text.ToString();
    });

    private static string Hash()
    {
        string all = string.Join('\0', [Frame, .. Modes, Closing, Comparison, ComparisonClosing]);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..HashLength];
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(JudgePrompts).Assembly.GetManifestResourceStream($"EmpathyGuard.Judge.{name}.md")
            ?? throw new InvalidOperationException($"The package has no prompt '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
