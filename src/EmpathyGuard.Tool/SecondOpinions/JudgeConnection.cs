using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Microsoft.Extensions.AI;
using OpenAI;

namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>Connects to the judge's service.</summary>
internal static class JudgeConnection
{
    private const string KeyVariable = "OPENAI_API_KEY";

    // Nobody waits for a reply here, so models that need longer are welcome.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Puts a judge behind a scorer.</summary>
    /// <exception cref="ToolException">Its calibration cannot be read, or is of another judge.</exception>
    public static CascadeEmpathyScorer Create(JudgeSettings settings, IEmpathyScorer first, ToolEnvironment environment, out JudgeEmpathyScorer judge)
    {
        judge = Create(settings, environment);
        return new CascadeEmpathyScorer(first, judge, new CascadeOptions { AskAlways = settings.Always, AskAtRisk = settings.Always });
    }

    /// <summary>The judge alone.</summary>
    /// <exception cref="ToolException">Its calibration cannot be read, or is of another judge.</exception>
    public static JudgeEmpathyScorer Create(JudgeSettings settings, ToolEnvironment environment) => new(
        environment.Connect(settings.Address, settings.Model, environment.Variable(KeyVariable)),
        new EmpathyJudgeOptions
        {
            Model = settings.Model,
            TimeLimit = 2 * Limit,
            AttemptTimeLimit = Limit,
            DescribeFault = Describe,
            Calibration = settings.Calibration is { } path ? Read(path, settings.Model) : null,
        });

    /// <summary>The official client, with its own retries off: the judge has retries of its own.</summary>
    public static IChatClient Connect(Uri address, string model, string? key)
    {
        var options = new OpenAIClientOptions { Endpoint = address, RetryPolicy = new ClientRetryPolicy(maxRetries: 0), NetworkTimeout = Limit };

        // Local services want no key, but the client wants some text there.
        return new OpenAIClient(new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? "none" : key), options).GetChatClient(model).AsIChatClient();
    }

    // The judge itself would pass over a calibration that is not its own, and nobody would see why the scores are rough.
    private static JudgeCalibration Read(string path, string model)
    {
        try
        {
            JudgeCalibration calibration = JudgeCalibration.Load(path);
            return calibration.Model != model ? throw new ToolException($"cannot use '{path}': it is of the model '{calibration.Model}'")
                : calibration.PromptVersion != JudgeEmpathyScorer.PromptVersion ? throw new ToolException($"cannot use '{path}': it was made with other questions; make it again with 'empathyguard bench --judge'")
                : calibration;
        }
        catch (FormatException e)
        {
            throw new ToolException($"cannot read '{path}': {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"cannot read '{path}': {Files.Why(path, e)}", e);
        }
    }

    private static JudgeFault? Describe(Exception exception)
    {
        if (exception is not ClientResultException { Status: > 0 } answered)
        {
            return null;
        }

        return answered.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? seconds) == true
            && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double patience)
            && patience is >= 0 and < 86_400
                ? new JudgeFault(answered.Status, TimeSpan.FromSeconds(patience))
                : new JudgeFault(answered.Status);
    }
}
