namespace EmpathyGuard.Semantic;

/// <summary>How much of a text is in a vector.</summary>
/// <param name="Tokens">The number of tokens, 0 to 128. With 0, for an empty text, the vector is all zeros.</param>
/// <param name="CharsRead">The UTF-16 units that they stand for. Less than the text where that has more than 128 tokens: encode the rest by itself.</param>
internal readonly record struct EncodedText(int Tokens, int CharsRead);
