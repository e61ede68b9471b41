using System.Text.Json;

namespace EmpathyGuard.Judge;

/// <summary>Reads an answer strictly: exactly the one JSON object that was asked for, or nothing.</summary>
internal static class AnswerParser
{
    private const int DeepestAnswer = 2;
    private const int ModeCount = 4;
    private const string Fence = "```";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = DeepestAnswer };

    /// <summary>Reads the verdicts.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="code">The code of the question.</param>
    /// <param name="set">The modes that were asked about, a bit each.</param>
    /// <param name="answers">Takes the verdict of each mode at its index.</param>
    /// <returns><see langword="null"/> where the answer is as it should be; else one of <see cref="JudgeReasons"/>.</returns>
    public static string? Read(string text, string code, int set, Span<ModeAnswer> answers)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Object(text), Options);
            return Read(document.RootElement, code, set, answers);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what a lone surrogate in an escape gives.
            return JudgeReasons.Malformed;
        }
    }

    /// <summary>Reads a comparison.</summary>
    /// <returns><see langword="null"/> where the answer is as it should be; else one of <see cref="JudgeReasons"/>.</returns>
    public static string? Read(string text, string code, out ComparisonAnswer answer)
    {
        answer = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(Object(text), Options);
            JsonElement root = document.RootElement;
            if (!IsObject(root, 4) || Text(root, "code") is not { } carried || Text(root, "quoteA") is not { } a || Text(root, "quoteB") is not { } b)
            {
                return JudgeReasons.Malformed;
            }

            if (!string.Equals(carried, code, StringComparison.Ordinal))
            {
                return JudgeReasons.WrongCode;
            }

            bool? isA = Text(root, "better") switch { "A" => true, "B" => false, _ => null };
            if (isA is null && Text(root, "better") != "same")
            {
                return JudgeReasons.Malformed;
            }

            answer = new ComparisonAnswer(isA, a, b);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return JudgeReasons.Malformed;
        }
    }

    private static string? Read(JsonElement root, string code, int set, Span<ModeAnswer> answers)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return JudgeReasons.Malformed;
        }

        // First, so that an answer that was written in the material is known for what it is.
        if (!string.Equals(Text(root, "code"), code, StringComparison.Ordinal))
        {
            return JudgeReasons.WrongCode;
        }

        if (root.GetPropertyCount() != 1 + int.PopCount(set))
        {
            return JudgeReasons.Malformed;
        }

        for (int i = 0; i < ModeCount; i++)
        {
            if ((set >> i & 1) == 0)
            {
                continue;
            }

            if (!root.TryGetProperty(JudgeNames.Of((EmpathyFailureMode)i), out JsonElement mode)
                || !IsObject(mode, 3)
                || Text(mode, "replyQuote") is not { } reply
                || Text(mode, "personQuote") is not { } person
                || Verdict(Text(mode, "verdict")) is not (not JudgeVerdict.Void and var verdict))
            {
                return JudgeReasons.Malformed;
            }

            answers[i] = new ModeAnswer(verdict, reply, person);
        }

        return null;
    }

    private static JudgeVerdict Verdict(string? word) => word switch
    {
        "yes" => JudgeVerdict.Yes,
        "no" => JudgeVerdict.No,
        "notApplicable" => JudgeVerdict.NotApplicable,
        _ => JudgeVerdict.Void,
    };

    private static bool IsObject(JsonElement element, int members) => element.ValueKind == JsonValueKind.Object && element.GetPropertyCount() == members;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Two wrappings are no part of an answer: a fence around the whole, and the thinking that some servers leave in front.
    private static ReadOnlyMemory<char> Object(string text)
    {
        ReadOnlyMemory<char> answer = text.AsMemory().Trim();
        if (answer.Span.StartsWith("<think>", StringComparison.Ordinal) && answer.Span.LastIndexOf("</think>", StringComparison.Ordinal) is var end and > 0)
        {
            answer = answer[(end + "</think>".Length)..].Trim();
        }

        if (answer.Span.StartsWith(Fence, StringComparison.Ordinal) && answer.Length > 2 * Fence.Length && answer.Span.EndsWith(Fence, StringComparison.Ordinal))
        {
            ReadOnlyMemory<char> inside = answer[Fence.Length..^Fence.Length];
            return inside.Span.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inside["json".Length..] : inside;
        }

        return answer;
    }
}
