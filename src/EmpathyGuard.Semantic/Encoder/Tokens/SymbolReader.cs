namespace EmpathyGuard.Semantic.Tokens;

/// <summary>Turns text into the symbols that the vocabulary is written in: normalised, with a mark before the text and for each space.</summary>
/// <remarks>Linear in what it reads, except that the marks on one letter are sorted, and a window holds no more than 4,096 of them.</remarks>
internal sealed class SymbolReader(CompatibilityForms forms)
{
    public const char Separator = '\u2581';

    /// <summary>Reads as much of the text as the workspace holds.</summary>
    /// <returns>The number of UTF-16 units read. Where something is left, the reading ends before a space if there was any.</returns>
    public int Read(ReadOnlySpan<char> text, TokenizerWorkspace workspace)
    {
        workspace.Count = 0;
        if (text.IsEmpty)
        {
            return 0;
        }

        Append(workspace, Separator, 0, 0, 0);
        int position = 0;
        bool plain = true;
        Span<char> form = stackalloc char[CompatibilityForms.LongestForm];
        while (position < text.Length && workspace.Count + CompatibilityForms.LongestForm <= TokenizerWorkspace.MaxSymbols)
        {
            char c = text[position];
            if (char.IsAscii(c))
            {
                Append(workspace, c == ' ' ? Separator : c, 0, position, position + 1);
                position++;
                continue;
            }

            plain = false;
            bool pair = char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]);
            int codePoint = pair ? char.ConvertToUtf32(c, text[position + 1]) : c;
            int end = position + (pair ? 2 : 1);
            int length = forms.Decompose(codePoint, form);
            for (int i = 0; i < length; i++)
            {
                // What is not written out in the table keeps its own rank, because it can stand between a letter and its mark.
                byte rank = forms.Rank(form[i] == CompatibilityForms.Unknown && length == 1 ? codePoint : form[i]);
                Append(workspace, form[i] == ' ' ? Separator : form[i], rank, position, end);
            }

            position = end;
        }

        if (position < text.Length)
        {
            position = CutBeforeSpace(workspace, position);
        }

        if (!plain)
        {
            Compose(workspace);
        }

        return position;
    }

    private static int CutBeforeSpace(TokenizerWorkspace workspace, int position)
    {
        int space = workspace.Symbols.AsSpan(0, workspace.Count).LastIndexOf(Separator);
        if (space > 0 && workspace.Starts[space] > 0)
        {
            workspace.Count = space;
            return workspace.Starts[space];
        }

        return position;
    }

    // Marks are put into the order of their classes as they come; marks of one class keep the order of the text.
    private static void Append(TokenizerWorkspace workspace, char symbol, byte rank, int start, int end)
    {
        int at = workspace.Count++;
        if (rank > 0)
        {
            for (; at > 0 && workspace.Ranks[at - 1] > rank; at--)
            {
                Move(workspace, at - 1, at);
            }
        }

        workspace.Symbols[at] = symbol;
        workspace.Ranks[at] = rank;
        workspace.Starts[at] = start;
        workspace.Ends[at] = end;
    }

    // Canonical composition: a mark joins the last letter unless something of its own class, or of a higher one, stands between.
    private void Compose(TokenizerWorkspace workspace)
    {
        int starter = -1;
        int kept = 0;
        for (int i = 0; i < workspace.Count; i++)
        {
            byte rank = workspace.Ranks[i];
            bool open = starter >= 0 && (kept - 1 == starter || workspace.Ranks[kept - 1] < rank);
            if (open && forms.TryCompose(workspace.Symbols[starter], workspace.Symbols[i], out char composed))
            {
                workspace.Symbols[starter] = composed;
                workspace.Ends[starter] = Math.Max(workspace.Ends[starter], workspace.Ends[i]);
                continue;
            }

            if (rank == 0)
            {
                starter = kept;
            }

            Move(workspace, i, kept++);
        }

        workspace.Count = kept;
    }

    private static void Move(TokenizerWorkspace workspace, int from, int to)
    {
        workspace.Symbols[to] = workspace.Symbols[from];
        workspace.Ranks[to] = workspace.Ranks[from];
        workspace.Starts[to] = workspace.Starts[from];
        workspace.Ends[to] = workspace.Ends[from];
    }
}
