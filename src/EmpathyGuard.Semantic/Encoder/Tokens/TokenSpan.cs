namespace EmpathyGuard.Semantic.Tokens;

/// <summary>A token of the encoder and the characters of the original text that it stands for.</summary>
/// <param name="Id">The piece of the vocabulary; 0 is a run of characters that no piece contains.</param>
/// <param name="Start">The first UTF-16 unit. The space before a word does not count.</param>
/// <param name="End">One past the last UTF-16 unit; equal to <paramref name="Start"/> for a mark that the tokenizer adds itself.</param>
internal readonly record struct TokenSpan(ushort Id, int Start, int End);
