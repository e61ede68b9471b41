namespace EmpathyGuard.Text;

/// <summary>
/// Folds a code point to the form in which words are compared, by its own tables: never the current culture and never
/// <see cref="string.Normalize()"/>, both of which change with the machine.
/// </summary>
internal static class CharFold
{
    /// <summary>The code point is invisible and is dropped.</summary>
    public const int Dropped = -1;

    // Base letters of U+00C0..U+017F; a space keeps the code point as it is.
    private const string LatinBases =
        "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    // Cyrillic and Greek letters that look like Latin ones, with the letter they look like.
    private const string Confusables =
        "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhԛqԝwАaВbЕeЅsІiЈjКkМmНhОoРpСcТtУyХx" +
        "αaβbεeηnιiκkνvοoρpτtυuχxΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx";

    /// <summary>The folded form of a code point, or <see cref="Dropped"/>.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <returns>A lower-case BMP character, or <see cref="Dropped"/>.</returns>
    public static int Fold(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint;
        }

        if (IsInvisible(codePoint))
        {
            return Dropped;
        }

        return codePoint switch
        {
            0x2018 or 0x2019 or 0x201B or 0x02BC or 0x00B4 or 0x2032 or 0xFF07 => '\'',
            0x201C or 0x201D or 0x201E or 0x201F or 0x00AB or 0x00BB or 0x2033 => '"',
            0x2010 or 0x2011 or 0x2012 or 0x2212 => '-',
            0x2013 or 0x2014 or 0x2015 => 0x2014,
            0x00A0 or 0x2002 or 0x2003 or 0x2009 or 0x200A or 0x202F or 0x3000 => ' ',
            0x2026 => 0x2026,
            >= 0xFF01 and <= 0xFF5E => Fold(codePoint - 0xFEE0),
            >= 0x00C0 and <= 0x017F => LatinBases[codePoint - 0x00C0] is var c && c != ' ' ? c : codePoint,
            >= 0x0391 and <= 0x03A9 => codePoint + 0x20,
            >= 0x0410 and <= 0x042F => codePoint + 0x20,
            >= 0x0400 and <= 0x040F => codePoint + 0x50,
            >= 0x1E00 and <= 0x1EFF => FoldVietnamese(codePoint),
            >= 0x24B6 and <= 0x24CF => codePoint - 0x24B6 + 'a',
            >= 0x24D0 and <= 0x24E9 => codePoint - 0x24D0 + 'a',
            >= 0x1D400 and <= 0x1D6A3 => ((codePoint - 0x1D400) % 26) + 'a',
            >= 0x1D7CE and <= 0x1D7FF => ((codePoint - 0x1D7CE) % 10) + '0',
            >= 0x1F130 and <= 0x1F149 => codePoint - 0x1F130 + 'a',
            > 0xFFFF => 0xFFFD,
            _ => codePoint,
        };
    }

    /// <summary>The Latin letter that a folded Cyrillic or Greek one looks like; the letter itself where there is none.</summary>
    /// <param name="folded">The folded character.</param>
    /// <returns>The look-alike.</returns>
    public static char LooksLike(char folded)
    {
        if (folded < 0x0370)
        {
            return folded;
        }

        for (int i = 0; i < Confusables.Length; i += 2)
        {
            if (Confusables[i] == folded)
            {
                return Confusables[i + 1];
            }
        }

        return folded;
    }

    /// <summary>Whether a code point is an emoji or part of one.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsEmoji(int codePoint) => codePoint is
        (>= 0x1F300 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x1F1E6 and <= 0x1F1FF) or 0x2B50 or 0x2B55 or 0x2764;

    private static bool IsInvisible(int codePoint) => codePoint is
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x180E or 0xFEFF or
        (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xFE20 and <= 0xFE2F) or (>= 0xE0000 and <= 0xE01EF) or
        (>= 0x1F3FB and <= 0x1F3FF);

    private static int FoldVietnamese(int codePoint) => codePoint switch
    {
        <= 0x1E01 => 'a',
        <= 0x1E07 => 'b',
        <= 0x1E09 => 'c',
        <= 0x1E13 => 'd',
        <= 0x1E1D => 'e',
        <= 0x1E1F => 'f',
        <= 0x1E21 => 'g',
        <= 0x1E2B => 'h',
        <= 0x1E2F => 'i',
        <= 0x1E35 => 'k',
        <= 0x1E3D => 'l',
        <= 0x1E43 => 'm',
        <= 0x1E4B => 'n',
        <= 0x1E53 => 'o',
        <= 0x1E57 => 'p',
        <= 0x1E5F => 'r',
        <= 0x1E69 => 's',
        <= 0x1E71 => 't',
        <= 0x1E7B => 'u',
        <= 0x1E7F => 'v',
        <= 0x1E89 => 'w',
        <= 0x1E8D => 'x',
        <= 0x1E8F => 'y',
        <= 0x1E95 => 'z',
        >= 0x1EA0 and <= 0x1EB7 => 'a',
        >= 0x1EB8 and <= 0x1EC7 => 'e',
        >= 0x1EC8 and <= 0x1ECB => 'i',
        >= 0x1ECC and <= 0x1EE3 => 'o',
        >= 0x1EE4 and <= 0x1EF1 => 'u',
        >= 0x1EF2 and <= 0x1EF9 => 'y',
        _ => codePoint,
    };
}
