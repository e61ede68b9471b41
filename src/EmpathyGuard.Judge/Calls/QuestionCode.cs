using System.Security.Cryptography;

namespace EmpathyGuard.Judge;

/// <summary>Makes the code of a question: 16 hexadecimal digits that nobody can foresee.</summary>
internal static class QuestionCode
{
    private const int BytesOfACode = 8;
    private const int CodesAtATime = 64;

    // The system's generator takes as long for one code as for many. A buffer for each thread needs no lock.
    [ThreadStatic]
    private static byte[]? _bytes;

    [ThreadStatic]
    private static int _left;

    public static string Next()
    {
        byte[] bytes = _bytes ??= new byte[BytesOfACode * CodesAtATime];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(bytes);
            _left = CodesAtATime;
        }

        Span<byte> next = bytes.AsSpan(--_left * BytesOfACode, BytesOfACode);
        string code = Convert.ToHexStringLower(next);
        next.Clear();
        return code;
    }
}
