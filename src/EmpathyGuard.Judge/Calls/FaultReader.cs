using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Polly.Timeout;

namespace EmpathyGuard.Judge;

/// <summary>Turns whatever a client throws into a reason, without keeping a word of it.</summary>
internal static partial class FaultReader
{
    private const int DeepestChain = 8;
    private static readonly int[] TransientStatuses = [408, 429, 500, 502, 503, 504];

    /// <summary>The exception that the pipeline may see.</summary>
    public static JudgeCallException Read(Exception exception, Func<Exception, JudgeFault?>? describe)
    {
        if (Wordless(exception) is { } read)
        {
            return read;
        }

        JudgeFault fault = Describe(exception, describe);
        bool filtered = fault.Status is 400 or 422 && Mentions(exception, "content_filter", "content management policy");
        string reason = fault.Status switch
        {
            400 or 422 when filtered => JudgeReasons.ContentFilter,
            401 or 403 => JudgeReasons.Unauthorized,
            408 => UnjudgedReasons.TimedOut,
            429 => JudgeReasons.RateLimited,
            >= 500 => JudgeReasons.Unavailable,
            >= 400 => JudgeReasons.BadRequest,
            _ => Unnumbered(exception),
        };
        bool transient = fault.Status is { } status ? TransientStatuses.Contains(status) : reason is JudgeReasons.Unreachable;
        return new JudgeCallException(reason, fault, transient) { Named = Named(exception) };
    }

    /// <summary>Whether a request was refused for a parameter that some models do not take.</summary>
    public static bool IsRefusedParameter(Exception exception, Func<Exception, JudgeFault?>? describe) =>
        Read(exception, describe) is { Status: 400 or 422, Reason: not JudgeReasons.ContentFilter };

    /// <summary>The parameters that a refusal names.</summary>
    public static RequestParameters Named(Exception exception) => Wordless(exception) is { } read
        ? read.Named
        : (Mentions(exception, "temperature") ? RequestParameters.Temperature : 0)
            | (Mentions(exception, "max_tokens", "max_completion_tokens", "max_output_tokens", "num_predict") ? RequestParameters.TokenLimit : 0)
            | (Mentions(exception, "response_format", "json_schema", "schema", "grammar") ? RequestParameters.Schema : 0);

    // A layer below may have taken the words out already.
    private static JudgeCallException? Wordless(Exception exception) => Chain(exception).OfType<JudgeCallException>().FirstOrDefault();

    private static bool Mentions(Exception exception, params ReadOnlySpan<string> words)
    {
        foreach (Exception each in Chain(exception))
        {
            foreach (string word in words)
            {
                if (each.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static JudgeFault Describe(Exception exception, Func<Exception, JudgeFault?>? describe)
    {
        foreach (Exception each in Chain(exception))
        {
            if (Described(each, describe) is { } described)
            {
                return described;
            }

            if (each is HttpRequestException { StatusCode: { } code })
            {
                return new JudgeFault((int)code);
            }

            // The official clients' exception is not known here, for this package depends on none of them; its message begins with the status.
            if (each is not HttpRequestException && Status().Match(each.Message) is { Success: true } match)
            {
                return new JudgeFault(int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }

        return default;
    }

    // What the user's own code throws here would go into the pipeline's telemetry with its words.
    private static JudgeFault? Described(Exception exception, Func<Exception, JudgeFault?>? describe)
    {
        try
        {
            return describe?.Invoke(exception);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static string Unnumbered(Exception exception)
    {
        foreach (Exception each in Chain(exception))
        {
            switch (each)
            {
                case HttpRequestException or IOException or SocketException:
                    return JudgeReasons.Unreachable;
                case TimeoutException or TimeoutRejectedException or OperationCanceledException:
                    return UnjudgedReasons.TimedOut;
            }
        }

        return JudgeReasons.Failed;
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        Exception? next = exception;
        for (int i = 0; next is not null && i < DeepestChain; i++)
        {
            yield return next;
            next = next is AggregateException { InnerExceptions: [.., Exception last] } ? last : next.InnerException;
        }
    }

    [GeneratedRegex(@"(?:^HTTP|^Service request failed\.\s+Status:) (\d{3})\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Status();
}
