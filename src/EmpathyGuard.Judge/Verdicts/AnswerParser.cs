using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EmpathyGuard.Judge;

/// <summary>Reads an answer strictly: exactly the one JSON object that was asked for, or nothing.</summary>
internal static class AnswerParser
{
    private const int DeepestAnswer = 2;
    private const int ModeCount = 4;
    private const int CodeBit = 1 << ModeCount;
    private const int MostBytesPerUnit = 3;
    private const string Fence = "```";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DeepestAnswer };
    private static readonly byte[][] ModeNames = [.. Enum.GetValues<EmpathyFailureMode>().Select(static mode => Encoding.UTF8.GetBytes(JudgeNames.Of(mode)))];

    /// <summary>Reads the verdicts.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="code">The code of the question.</param>
    /// <param name="set">The modes that were asked about, a bit each.</param>
    /// <param name="answers">Takes the verdict of each mode at its index; of no use where the answer is not as it should be.</param>
    /// <returns><see langword="null"/> where the answer is as it should be; else one of <see cref="JudgeReasons"/>.</returns>
    public static string? Read(string text, string code, int set, Span<ModeAnswer> answers)
    {
        ReadOnlySpan<char> answer = Unwrapped(text);
        byte[] rented = ArrayPool<byte>.Shared.Rent(answer.Length * MostBytesPerUnit);
        int length = 0;
        try
        {
            return Transcode(answer, rented, out length) ? Read(rented.AsSpan(0, length), code, set, answers) : JudgeReasons.Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what a lone surrogate in an escape gives.
            return JudgeReasons.Malformed;
        }
        finally
        {
            Return(rented, length);
        }
    }

    /// <summary>Reads a comparison.</summary>
    /// <returns><see langword="null"/> where the answer is as it should be; else one of <see cref="JudgeReasons"/>.</returns>
    public static string? Read(string text, string code, out ComparisonAnswer comparison)
    {
        comparison = default;
        ReadOnlySpan<char> answer = Unwrapped(text);
        byte[] rented = ArrayPool<byte>.Shared.Rent(answer.Length * MostBytesPerUnit);
        int length = 0;
        try
        {
            return Transcode(answer, rented, out length) ? Read(rented.AsSpan(0, length), code, out comparison) : JudgeReasons.Malformed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return JudgeReasons.Malformed;
        }
        finally
        {
            Return(rented, length);
        }
    }

    // To its end, whatever it holds: what is no JSON as a whole is malformed before its code counts.
    private static string? Read(ReadOnlySpan<byte> json, string code, int set, Span<ModeAnswer> answers)
    {
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return JudgeReasons.Malformed;
        }

        bool carriesCode = false;
        bool wellFormed = true;
        int seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int member = reader.ValueTextEquals("code"u8) ? CodeBit : Mode(ref reader) & set;
            if ((seen & member) != 0)
            {
                return JudgeReasons.Malformed;
            }

            seen |= member;
            reader.Read();
            switch (member)
            {
                case CodeBit:
                    carriesCode = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(code);
                    reader.Skip();
                    break;
                case 0:
                    wellFormed = false;
                    reader.Skip();
                    break;
                default:
                    wellFormed &= TryReadMode(ref reader, out answers[int.TrailingZeroCount(member)]);
                    break;
            }
        }

        // Reading on is what finds words behind the object.
        while (reader.Read())
        {
        }

        // First, so that an answer that was written in the material is known for what it is.
        return !carriesCode ? JudgeReasons.WrongCode : wellFormed && seen == (set | CodeBit) ? null : JudgeReasons.Malformed;
    }

    private static string? Read(ReadOnlySpan<byte> json, string code, out ComparisonAnswer comparison)
    {
        comparison = default;
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || !TryReadTexts(ref reader, "code"u8, "better"u8, "quoteA"u8, "quoteB"u8, out Texts texts))
        {
            return JudgeReasons.Malformed;
        }

        while (reader.Read())
        {
        }

        if (!string.Equals(texts.First, code, StringComparison.Ordinal))
        {
            return JudgeReasons.WrongCode;
        }

        bool? isA = texts.Second switch { "A" => true, "B" => false, _ => null };
        if (isA is null && texts.Second != "same")
        {
            return JudgeReasons.Malformed;
        }

        comparison = new ComparisonAnswer(isA, texts.Third!, texts.Fourth!);
        return null;
    }

    private static bool TryReadMode(ref Utf8JsonReader reader, out ModeAnswer answer)
    {
        answer = default;
        if (!TryReadTexts(ref reader, "verdict"u8, "replyQuote"u8, "personQuote"u8, default, out Texts texts)
            || Verdict(texts.First) is not (not JudgeVerdict.Void and var verdict))
        {
            return false;
        }

        answer = new ModeAnswer(verdict, texts.Second!, texts.Third!);
        return true;
    }

    /// <summary>Reads an object that holds exactly these members, all of them texts, and moves to its end whatever it holds. An empty name stands for none.</summary>
    private static bool TryReadTexts(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth, out Texts texts)
    {
        texts = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        int wanted = fourth.IsEmpty ? 0b0111 : 0b1111;
        int seen = 0;
        bool wellFormed = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int member = (reader.ValueTextEquals(first) ? 1 : reader.ValueTextEquals(second) ? 2 : reader.ValueTextEquals(third) ? 4 : reader.ValueTextEquals(fourth) ? 8 : 0) & wanted;
            reader.Read();
            if (member == 0 || (seen & member) != 0 || reader.TokenType != JsonTokenType.String)
            {
                wellFormed = false;
                reader.Skip();
                continue;
            }

            seen |= member;
            string text = reader.GetString()!;
            switch (member)
            {
                case 1:
                    texts.First = text;
                    break;
                case 2:
                    texts.Second = text;
                    break;
                case 4:
                    texts.Third = text;
                    break;
                default:
                    texts.Fourth = text;
                    break;
            }
        }

        return wellFormed && seen == wanted;
    }

    private static int Mode(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < ModeCount; i++)
        {
            if (reader.ValueTextEquals(ModeNames[i]))
            {
                return 1 << i;
            }
        }

        return 0;
    }

    private static JudgeVerdict Verdict(string? word) => word switch
    {
        "yes" => JudgeVerdict.Yes,
        "no" => JudgeVerdict.No,
        "notApplicable" => JudgeVerdict.NotApplicable,
        _ => JudgeVerdict.Void,
    };

    // Half a surrogate pair has no form in UTF-8, and no answer needs one.
    private static bool Transcode(ReadOnlySpan<char> text, Span<byte> bytes, out int length) =>
        Utf8.FromUtf16(text, bytes, out _, out length, replaceInvalidSequences: false) == OperationStatus.Done;

    // Text of a conversation does not go back into a shared pool.
    private static void Return(byte[] rented, int length)
    {
        rented.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(rented);
    }

    // Two wrappings are no part of an answer: a fence around the whole, and the thinking that some servers leave in front.
    private static ReadOnlySpan<char> Unwrapped(string text)
    {
        ReadOnlySpan<char> answer = text.AsSpan().Trim();
        if (answer.StartsWith("<think>", StringComparison.Ordinal) && answer.LastIndexOf("</think>", StringComparison.Ordinal) is var end and > 0)
        {
            answer = answer[(end + "</think>".Length)..].Trim();
        }

        if (answer.StartsWith(Fence, StringComparison.Ordinal) && answer.Length > 2 * Fence.Length && answer.EndsWith(Fence, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> inside = answer[Fence.Length..^Fence.Length];
            return inside.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inside["json".Length..] : inside;
        }

        return answer;
    }

    private record struct Texts(string? First, string? Second, string? Third, string? Fourth)
    {
        // The quotes are text of the conversation.
        public override readonly string ToString() => nameof(Texts);
    }
}
