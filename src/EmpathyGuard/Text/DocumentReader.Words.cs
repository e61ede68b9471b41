namespace EmpathyGuard.Text;

/// <content>Words, numbers and links.</content>
internal ref partial struct DocumentReader
{
    private const int LongestWord = 64;
    private const int LongestJoinedWord = 24;

    private void ReadWord()
    {
        int start = _position;
        int foldedStart = _document.FoldedLength;
        ulong hash = WordHash.Seed;
        int end = start;
        int joint = -1;
        int jointFolded = 0;
        ulong jointHash = 0;
        int run = 0;
        char last = '\0';
        bool drawnOut = false;
        bool latin = false;
        bool foreign = false;

        // Nearly every letter is a plain one, and is read without asking what else it may be; the first of them all at once.
        Span<char> room = _document.RoomForFolded(LongestWord);
        ReadOnlySpan<char> text = _text[start..];
        PlainLetters letters = PlainLetters.Read(text, room);
        int plain = letters.Count;
        ulong packed = letters.Packed;
        drawnOut = letters.DrawnOut;
        if (plain == PlainLetters.Most || text.Length < PlainLetters.Most)
        {
            run = RunAtEnd(room[..plain]);
            last = plain > 0 ? room[plain - 1] : '\0';
            int limit = Math.Min(room.Length, text.Length);
            for (; plain < limit && (char)(text[plain] | 0x20) is >= 'a' and <= 'z' and char c; plain++)
            {
                room[plain] = c;
                packed = PackedWord.Add(packed, c);
                run = c == last ? run + 1 : 1;
                drawnOut |= run == 3;
                last = c;
            }
        }

        _position += plain;
        _document.FoldedLength += plain;
        latin = plain > 0;
        end = _position;
        if (plain > 0 && EndsPlainly(text[plain..]))
        {
            _document.LatinLetters += plain;
            int word = plain <= PackedWord.Longest
                ? _vocabulary.Find(room[..plain], new PackedWord(packed))
                : _vocabulary.Find(room[..plain], WordHash.Of(room[..plain]));
            AddFound(start, end, foldedStart, word, drawnOut);
            return;
        }

        hash = WordHash.Of(room[..plain]);
        run = RunAtEnd(room[..plain]);
        last = plain > 0 ? room[plain - 1] : '\0';

        while (_position < _text.Length && _document.FoldedLength - foldedStart < LongestWord)
        {
            int codePoint = Peek(_position, out int length);
            int folded = CharFold.Fold(codePoint);
            if (folded == CharFold.Dropped)
            {
                _position += length;
                continue;
            }

            bool letter = folded is >= 'a' and <= 'z' || (folded > 0x7F && folded <= 0xFFFF && !CharFold.IsEmoji(codePoint) && IsLetter(codePoint));
            if (!letter)
            {
                // An emoji inside a word is a known way round word lists: read on, and keep the joined word only if it is one.
                if (joint < 0 && CharFold.IsEmoji(codePoint) && LetterAfterEmoji() && _position - start < LongestJoinedWord)
                {
                    joint = _position;
                    jointFolded = _document.FoldedLength;
                    jointHash = hash;
                    SkipEmoji();
                    continue;
                }

                break;
            }

            char letterOf = (char)folded;
            latin |= letterOf < 0x370;
            foreign |= letterOf >= 0x370;
            run = letterOf == last ? run + 1 : 1;
            drawnOut |= run == 3;
            last = letterOf;
            _document.AddFolded(letterOf);
            hash = WordHash.Add(hash, letterOf);
            _position += length;
            end = _position;
            if (joint >= 0 && _document.FoldedLength - foldedStart > LongestJoinedWord)
            {
                break;
            }
        }

        if (latin && foreign)
        {
            hash = ReplaceLookAlikes(foldedStart);
            foreign = false;
        }

        if (joint >= 0 && _vocabulary.FindExact(_document.FoldedSince(foldedStart), hash) == 0)
        {
            _position = end = joint;
            _document.FoldedLength = jointFolded;
            hash = jointHash;
        }

        CountLetters(end - start, foreign);
        if (ReadLink(start, foldedStart))
        {
            return;
        }

        int afterWord = _position;
        if (ReadContraction(start, end, foldedStart, hash))
        {
            return;
        }

        _position = afterWord;
        hash = RestoreDroppedG(foldedStart, hash);
        AddWord(start, end, foldedStart, hash, drawnOut);
    }

    // How many times in a row the last letter stands.
    private static int RunAtEnd(ReadOnlySpan<char> letters) => letters.Length - 1 - (letters.IsEmpty ? -1 : letters.LastIndexOfAnyExcept(letters[^1]));

    // Whether what follows is nothing that a word may go on with: no letter, no apostrophe, no emoji, no link.
    private static bool EndsPlainly(ReadOnlySpan<char> rest) => rest.IsEmpty || rest[0] switch
    {
        ' ' or ',' or '\n' or '?' or '!' or ';' or ')' or '"' or '-' => true,
        '.' => rest.Length == 1 || rest[1] is ' ' or '\n',
        _ => false,
    };

    // "Nothin'", "workin'": many Englishes drop the g, and the apostrophe says so. Only where the full form is a known word.
    private readonly ulong RestoreDroppedG(int foldedStart, ulong hash)
    {
        ReadOnlySpan<char> word = _document.FoldedSince(foldedStart);
        if (word.Length < 4 || word[^1] != 'n' || word[^2] != 'i' || _position >= _text.Length || CharFold.Fold(_text[_position]) != '\'')
        {
            return hash;
        }

        ulong full = WordHash.Add(hash, 'g');
        _document.AddFolded('g');
        if (_vocabulary.Find(_document.FoldedSince(foldedStart), full) != 0)
        {
            return full;
        }

        _document.FoldedLength--;
        return hash;
    }

    private void CountLetters(int letters, bool foreign)
    {
        if (foreign)
        {
            _document.OtherLetters += letters;
        }
        else
        {
            _document.LatinLetters += letters;
        }
    }

    private readonly bool LetterAfterEmoji()
    {
        int i = _position;
        int limit = Math.Min(_text.Length, _position + 12);
        while (i < limit)
        {
            int codePoint = Peek(i, out int length);
            if (!CharFold.IsEmoji(codePoint) && CharFold.Fold(codePoint) != CharFold.Dropped)
            {
                return CharFold.Fold(codePoint) is >= 'a' and <= 'z';
            }

            i += length;
        }

        return false;
    }

    private void SkipEmoji()
    {
        while (_position < _text.Length)
        {
            int codePoint = Peek(_position, out int length);
            if (!CharFold.IsEmoji(codePoint) && CharFold.Fold(codePoint) != CharFold.Dropped)
            {
                return;
            }

            _position += length;
        }
    }

    private readonly ulong ReplaceLookAlikes(int foldedStart)
    {
        Span<char> word = _document.Folded.AsSpan(foldedStart, _document.FoldedLength - foldedStart);
        for (int i = 0; i < word.Length; i++)
        {
            word[i] = CharFold.LooksLike(word[i]);
        }

        return WordHash.Of(word);
    }

    private void AddWord(int start, int end, int foldedStart, ulong hash, bool drawnOut)
    {
        ReadOnlySpan<char> folded = _document.FoldedSince(foldedStart);
        AddFound(start, end, foldedStart, _vocabulary.Find(folded, hash), drawnOut);
    }

    private void AddFound(int start, int end, int foldedStart, int word, bool drawnOut)
    {
        int foldedLength = _document.FoldedLength - foldedStart;
        if (word == 0 && drawnOut)
        {
            word = FindDrawnOut(foldedStart, ref foldedLength);
        }

        ReadOnlySpan<int> expansion = _vocabulary.Expansion(word);
        if (expansion.Length > 0)
        {
            for (int i = 0; i < expansion.Length; i++)
            {
                AddExpanded(start, end, expansion[i], i > 0, drawnOut);
            }

            return;
        }

        ref Token token = ref AddToken(start, end, TokenKind.Word);
        token.FoldedStart = foldedStart;
        token.FoldedLength = foldedLength;
        token.Word = word;
        token.Stem = _vocabulary.Stem(word, _document.FoldedOf(token));
        token.Traits |= CaseOf(start, end) | (drawnOut ? TokenTraits.DrawnOut : TokenTraits.None);
    }

    private void AddExpanded(int start, int end, int word, bool clitic, bool drawnOut)
    {
        ref Token token = ref AddToken(start, end, TokenKind.Word, _vocabulary[word]);
        token.Word = word;
        token.Stem = _vocabulary.Stem(word, _document.FoldedOf(token));
        token.Traits |= (clitic ? TokenTraits.Clitic : CaseOf(start, end)) | (drawnOut ? TokenTraits.DrawnOut : TokenTraits.None);
    }

    private readonly TokenTraits CaseOf(int start, int end)
    {
        if (!char.IsUpper(_text[start]))
        {
            return TokenTraits.None;
        }

        for (int i = start + 1; i < end; i++)
        {
            if (char.IsLower(_text[i]))
            {
                return TokenTraits.Capital;
            }
        }

        return end - start > 1 ? TokenTraits.Capital | TokenTraits.AllCapitals : TokenTraits.Capital;
    }

    /// <summary>Looks a drawn-out word up with its runs cut to two letters and then to one.</summary>
    private readonly int FindDrawnOut(int foldedStart, ref int foldedLength)
    {
        for (int keep = 2; keep >= 1; keep--)
        {
            Span<char> word = _document.Folded.AsSpan(foldedStart, foldedLength);
            int length = 0;
            int run = 0;
            for (int i = 0; i < word.Length; i++)
            {
                run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
                if (run <= keep)
                {
                    word[length++] = word[i];
                }
            }

            foldedLength = length;
            int found = _vocabulary.Find(word[..length], WordHash.Of(word[..length]));
            if (found != 0)
            {
                return found;
            }
        }

        return 0;
    }

    /// <summary>Takes a contraction apart into the words it stands for; both parts keep the span of what was written.</summary>
    private bool ReadContraction(int start, int end, int foldedStart, ulong hash)
    {
        if (_position + 1 >= _text.Length || CharFold.Fold(_text[_position]) != '\'' || !char.IsAsciiLetter(_text[_position + 1]))
        {
            return false;
        }

        int suffixStart = _position + 1;
        int suffixEnd = suffixStart;
        while (suffixEnd < _text.Length && char.IsAsciiLetter(_text[suffixEnd]))
        {
            suffixEnd++;
        }

        Span<char> suffix = stackalloc char[2];
        if (suffixEnd - suffixStart > 2)
        {
            return false;
        }

        for (int i = suffixStart; i < suffixEnd; i++)
        {
            suffix[i - suffixStart] = (char)CharFold.Fold(_text[i]);
        }

        string? second = suffix[..(suffixEnd - suffixStart)] switch
        {
            "s" => Is(_document.FoldedSince(foldedStart)),
            "re" => "are",
            "ve" => "have",
            "ll" => "will",
            "d" => "would",
            "m" => "am",
            "t" => "not",
            _ => null,
        };
        if (second is null)
        {
            return false;
        }

        if (second == "not")
        {
            AddNegated(start, suffixEnd, foldedStart);
        }
        else
        {
            AddWord(start, end, foldedStart, hash, drawnOut: false);
        }

        ref Token token = ref AddToken(start, suffixEnd, TokenKind.Word, second);
        token.Stem = _vocabulary.Stem(token.Word, second);
        token.Traits |= TokenTraits.Clitic;
        _position = suffixEnd;
        return true;
    }

    // After these words an 's can be no possessive. Whether it is "is" or "has" makes no difference to what is read.
    private static string Is(ReadOnlySpan<char> before) => before switch
    {
        "that" or "it" or "he" or "she" or "what" or "there" or "here" or "who" or "where" or "how" or "this" or "everything" or "something"
            or "nothing" or "why" or "when" => "is",
        "let" => "us",
        _ => "'s",
    };

    private void AddNegated(int start, int end, int foldedStart)
    {
        ReadOnlySpan<char> written = _document.FoldedSince(foldedStart);
        string? irregular = written switch
        {
            "can" => "can",
            "won" => "will",
            "shan" => "shall",
            "ain" => "is",
            _ => null,
        };
        if (irregular is null && written is [.., 'n'])
        {
            _document.FoldedLength--;
        }
        else if (irregular is not null)
        {
            _document.FoldedLength = foldedStart;
            foreach (char c in irregular)
            {
                _document.AddFolded(c);
            }
        }

        ReadOnlySpan<char> stem = _document.FoldedSince(foldedStart);
        AddWord(start, end, foldedStart, WordHash.Of(stem), drawnOut: false);
    }

    private void ReadNumber()
    {
        int start = _position;
        int folded = _document.FoldedLength;
        while (_position < _text.Length)
        {
            int codePoint = Peek(_position, out int length);
            int c = CharFold.Fold(codePoint);
            if (c == CharFold.Dropped)
            {
                _position += length;
                continue;
            }

            bool inner = c is '.' or ',' or ':' or '/' or '-' && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]);
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z')) && !inner)
            {
                break;
            }

            _document.AddFolded((char)c);
            _position += length;
        }

        if (ReadLink(start, folded))
        {
            return;
        }

        ref Token token = ref AddToken(start, _position, TokenKind.Number);
        token.FoldedStart = folded;
        token.FoldedLength = _document.FoldedLength - folded;
        ReadOnlySpan<char> text = _document.FoldedOf(token);
        token.Word = _vocabulary.FindExact(text, WordHash.Of(text));
        token.Stem = Stemmer.Hash(text);
    }

    /// <summary>Reads on to the end of a link or an address where the word just read begins one.</summary>
    private bool ReadLink(int start, int foldedStart)
    {
        ReadOnlySpan<char> rest = _text[_position..];
        if (rest.Length < 2 || rest[0] is not ('.' or '@' or ':'))
        {
            return false;
        }

        ReadOnlySpan<char> word = _document.FoldedSince(foldedStart);
        bool link = (word is "http" or "https" && rest.StartsWith("://"))
            || (rest[0] is '.' or '@' && char.IsAsciiLetterOrDigit(rest[1]) && HoldsDomain(rest));
        if (!link)
        {
            return false;
        }

        int end = _position;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('"' or '<' or '>' or ')' or ']' or '”'))
        {
            end++;
        }

        Saw(end);
        while (end > _position && _text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*' or '_' or '\'')
        {
            end--;
        }

        _document.FoldedLength = foldedStart;
        AddToken(start, end, TokenKind.Link);
        _position = end;
        return true;
    }

    private static bool HoldsDomain(ReadOnlySpan<char> rest)
    {
        int length = 0;
        int label = 0;
        while (length < rest.Length && length < 80 && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '.' or '@' or '-'))
        {
            if (rest[length] is '.' or '@')
            {
                label = length + 1;
            }

            length++;
            bool ends = length == rest.Length || !(char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-');
            if (ends && label < length && IsTopLevelDomain(rest[label..length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTopLevelDomain(ReadOnlySpan<char> label) => label is "com" or "org" or "net" or "gov" or "edu" or "uk" or "au" or "ie" or "ca" or "nz"
        or "in" or "us" or "eu" or "de" or "io" or "info" or "care" or "help" or "chat" or "app" or "health";
}
