using System.Runtime.InteropServices;

namespace EmpathyGuard.Lexicons;

/// <summary>What the phrases that end at a node of the trie are evidence of.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Weight">How strong, 0 to 1.</param>
/// <param name="Ends">Whether the sentence has to end there too.</param>
/// <param name="AnswersToNegation">Whether a negator before the phrase takes it back.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PhraseOutput(Cue Cue, float Weight, bool Ends, bool AnswersToNegation);
