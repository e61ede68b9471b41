namespace EmpathyGuard.Semantic.Tokens;

/// <summary>SentencePiece's unigram model: the split of a text into pieces of the vocabulary with the best sum of scores.</summary>
/// <remarks>
/// The ids are those of the reference tokenizer that ships with the model, so its habits are copied too: a score of exactly 0 counts as
/// "not yet reached", of two equal ways the one with the shorter last piece wins, and a run of unknown characters becomes one token.
/// Linear in the text; stateless and thread-safe.
/// </remarks>
internal sealed class PieceTokenizer(PieceTrie trie, CompatibilityForms forms)
{
    private readonly SymbolReader _reader = new(forms);

    /// <summary>Tokenizes the beginning of a text.</summary>
    /// <param name="text">Any text; malformed UTF-16 is unknown characters.</param>
    /// <param name="workspace">Buffers that no one else uses meanwhile.</param>
    /// <param name="tokens">Takes the tokens; its length is the most that are wanted.</param>
    /// <param name="charsRead">How many UTF-16 units the tokens stand for; less than the text where that has more tokens than wanted.</param>
    /// <returns>The number of tokens; 0 only for an empty text.</returns>
    public int Tokenize(ReadOnlySpan<char> text, TokenizerWorkspace workspace, Span<TokenSpan> tokens, out int charsRead)
    {
        charsRead = _reader.Read(text, workspace);
        FindBestWay(workspace);
        int count = WalkBack(workspace);
        int wanted = Math.Min(count, tokens.Length);
        for (int i = 0; i < wanted; i++)
        {
            tokens[i] = InText(workspace, workspace.Reversed[count - 1 - i]);
        }

        if (wanted < count)
        {
            charsRead = workspace.Starts[workspace.Reversed[count - 1 - wanted].Start];
        }

        return wanted;
    }

    private void FindBestWay(TokenizerWorkspace workspace)
    {
        ReadOnlySpan<char> symbols = workspace.Symbols.AsSpan(0, workspace.Count);
        Span<double> best = workspace.Best.AsSpan(0, symbols.Length + 1);
        Span<ushort> pieces = workspace.Pieces.AsSpan(0, symbols.Length + 1);
        best.Clear();
        pieces.Clear();
        for (int start = 0; start < symbols.Length; start++)
        {
            bool known = false;
            int node = 0;
            for (int end = start; end < symbols.Length; end++)
            {
                node = trie.Child(node, symbols[end]);
                if (node < 0)
                {
                    break;
                }

                ushort piece = trie.Piece(node);
                if (piece > 0)
                {
                    known = true;
                    Offer(best, pieces, end + 1, piece, trie.Score(piece) + best[start]);
                }
            }

            if (!known)
            {
                Offer(best, pieces, start + 1, 0, best[start]);
            }
        }
    }

    private static void Offer(Span<double> best, Span<ushort> pieces, int end, ushort piece, double score)
    {
        if (best[end] == 0 || score >= best[end])
        {
            best[end] = score;
            pieces[end] = piece;
        }
    }

    private int WalkBack(TokenizerWorkspace workspace)
    {
        int count = 0;
        for (int end = workspace.Count; end > 0;)
        {
            ushort piece = workspace.Pieces[end];
            int start = end - trie.Length(piece);
            if (piece == 0 && count > 0 && workspace.Reversed[count - 1].Id == 0)
            {
                workspace.Reversed[count - 1] = workspace.Reversed[count - 1] with { Start = start };
            }
            else
            {
                workspace.Reversed[count++] = new TokenSpan(piece, start, end);
            }

            end = start;
        }

        return count;
    }

    // A symbol may come from several characters and a character may give several symbols, and sorted marks may stand in another order.
    private static TokenSpan InText(TokenizerWorkspace workspace, TokenSpan token)
    {
        int first = token.Start;
        if (token.End - first > 1 && workspace.Symbols[first] == SymbolReader.Separator)
        {
            first++;
        }

        int start = int.MaxValue;
        int end = 0;
        for (int i = first; i < token.End; i++)
        {
            start = Math.Min(start, workspace.Starts[i]);
            end = Math.Max(end, workspace.Ends[i]);
        }

        return new TokenSpan(token.Id, start, end);
    }
}
