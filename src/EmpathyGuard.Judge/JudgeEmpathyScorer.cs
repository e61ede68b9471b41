using EmpathyGuard.Judge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Polly;

namespace EmpathyGuard;

/// <summary>
/// A language model as a second opinion: one narrow question a mode, answered with yes or no and verbatim quotes that are looked up. Meant as the second scorer of a
/// <see cref="CascadeEmpathyScorer"/>, under which it may raise concern and not clear it.
/// </summary>
/// <remarks>
/// <para>The reply, the person's last message and a few messages before it leave the machine for the judge's service; docs/judge.md says how to keep them. They go out as material
/// in a message of the user, between marks with a code made for each call; an answer that does not carry the code, quotes what is not there, or is anything but the one JSON
/// object that was asked for comes back as unjudged with a reason, as does every failure. Only the caller's own cancellation throws.</para>
/// <para>Thread-safe, and stateless between calls but for the circuit breaker, the budget, and which parameters the service turned out not to take. It reads no risk: on its own it
/// leaves the crisis floor on. No text reaches logs, metrics, exceptions or the pipeline's telemetry.</para>
/// </remarks>
public sealed partial class JudgeEmpathyScorer : IModeScorer, IReplyComparer
{
    private const int ModeCount = 4;
    private const int AllModes = (1 << ModeCount) - 1;
    private const string NoModel = "unnamed";

    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    private readonly EmpathyJudgeOptions _options;
    private readonly JudgeCaller _caller;
    private readonly OpinionComposer _composer;
    private readonly JudgeTelemetry _telemetry;
    private readonly IJudgeBudget? _budget;
    private readonly VerdictCache? _cache;
    private readonly TimeProvider _time;
    private readonly SecondOpinion _blank;

    /// <summary>Creates a judge.</summary>
    /// <param name="client">The model that judges. Not disposed. Switch its library's own retries off.</param>
    /// <param name="options">How it is asked; copied. Default: <see langword="null"/>, the defaults.</param>
    /// <param name="pipeline">What stands around a call. Default: <see langword="null"/>, <see cref="EmpathyJudgePipeline.Create"/>.</param>
    /// <param name="services">Where a <see cref="TimeProvider"/>, an <see cref="IJudgeBudget"/>, an <c>IDistributedCache</c> and an <see cref="ILoggerFactory"/> are looked for. Default: <see langword="null"/>, none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The client is guarded itself, so that each judgement would be judged in turn.</exception>
    public JudgeEmpathyScorer(IChatClient client, EmpathyJudgeOptions? options = null, ResiliencePipeline? pipeline = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (client.GetService(typeof(EmpathyGuardChatClient)) is not null)
        {
            throw new ArgumentException(GuardedClient, nameof(client));
        }

        _options = (options ?? new EmpathyJudgeOptions()).Copy();
        _time = services?.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System;
        _telemetry = new JudgeTelemetry(services?.GetService(typeof(ILoggerFactory)) as ILoggerFactory);
        _budget = _options.Budget ?? services?.GetService(typeof(IJudgeBudget)) as IJudgeBudget;
        Model = _options.Model ?? (client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? NoModel;

        JudgeCalibration? calibration = Fitting(_options.Calibration, Model);
        Version = $"judge/{Package.Version} {Model} {PromptVersion}{(calibration is null ? " uncalibrated" : "")}";
        _blank = new SecondOpinion { Status = SecondOpinionStatus.Judged, Model = Model, PromptVersion = PromptVersion, Calibrated = calibration is not null };
        _composer = new OpinionComposer(calibration, Version);
        _caller = new JudgeCaller(client, _options, pipeline ?? EmpathyJudgePipeline.Create(_options, _time));
        _cache = _options.UseCache && services?.GetService(typeof(IDistributedCache)) is IDistributedCache cache
            ? new VerdictCache(cache, _options, $"{Model} {PromptVersion} {_options.Calls}", _time, _telemetry)
            : null;
    }

    /// <summary>The version of the questions: a number, and a hash over every word of them.</summary>
    public static string PromptVersion => JudgePrompts.Version;

    /// <summary>The model's name in assessments.</summary>
    public string Model { get; }

    /// <summary>The scorer's name and version, the model, the version of the questions, and whether it is uncalibrated.</summary>
    public string Version { get; }

    internal const string GuardedClient =
        "The judge's chat client is guarded itself, so that every judgement would be judged in turn. Give the judge a client of its own, without UseEmpathyGuard.";

    /// <summary>Makes the code of a call; replaced in tests.</summary>
    internal Func<string> Code { get; init; } = QuestionCode.Next;

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) =>
        AssessModesAsync(exchange, Modes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessModesAsync(EmpathyExchange exchange, IReadOnlyList<EmpathyFailureMode> modes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(modes);
        cancellationToken.ThrowIfCancellationRequested();
        int set = 0;
        for (int i = 0; i < modes.Count; i++)
        {
            set |= 1 << (int)modes[i];
        }

        if (set is 0 or > AllModes)
        {
            throw new ArgumentException("At least one mode is to be judged, and each is one of the four.", nameof(modes));
        }

        if (string.IsNullOrWhiteSpace(exchange.Messages[exchange.ReplyIndex].Text))
        {
            return new(EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, Version));
        }

        string? reason = Narrow(exchange, ref set, out Material material);
        return reason is null ? OpineAsync(exchange, material, set, cancellationToken) : new(Without(reason, _time.GetTimestamp()));
    }

    /// <summary>Leaves out what cannot be asked.</summary>
    /// <returns>Why nothing can; <see langword="null"/> where something can.</returns>
    private string? Narrow(EmpathyExchange exchange, ref int set, out Material material)
    {
        const int ReplyAlone = 1 << (int)EmpathyFailureMode.LinguisticDistancing;
        material = Material.Of(exchange, withPerson: (set & ~ReplyAlone) != 0, _options);
        if (exchange.Task != EmpathyTask.Conversation)
        {
            return JudgeReasons.TaskNotSupported;
        }

        if (material.IsTooLong(_options.MaxTextLength))
        {
            return UnjudgedReasons.TooLong;
        }

        if (material.Person < 0)
        {
            set &= ReplyAlone;
        }

        return set != 0 ? null : exchange.ReplyOnly ? UnjudgedReasons.ReplyOnly : JudgeReasons.NoPerson;
    }

    // How another model fared, or this one with other questions, says nothing.
    private static JudgeCalibration? Fitting(JudgeCalibration? calibration, string model) =>
        calibration is not null && calibration.Model == model && calibration.PromptVersion == PromptVersion ? calibration : null;

    private async ValueTask<EmpathyAssessment> OpineAsync(EmpathyExchange exchange, Material material, int set, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        string? key = _cache?.Key(material, set);
        if (key is not null && await _cache!.FindAsync(key, material, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return Judged(exchange, known, _blank with { Cached = true }, started);
        }

        int calls = _options.Calls == JudgeCalls.Combined ? 1 : int.PopCount(set);
        if (_budget?.TrySpend(calls) == false)
        {
            return Without(JudgeReasons.BudgetSpent, started);
        }

        var verdicts = new ModeVerdict[ModeCount];
        JudgeAnswer answer = calls == 1
            ? await AskAsync(material, set, verdicts, cancellationToken).ConfigureAwait(false)
            : await AskEachAsync(material, set, verdicts, cancellationToken).ConfigureAwait(false);
        _budget?.Used(answer.InputTokens + answer.OutputTokens);
        SecondOpinion opinion = _blank with { InputTokens = answer.InputTokens, OutputTokens = answer.OutputTokens };
        if (Array.TrueForAll(verdicts, static verdict => verdict.Verdict == JudgeVerdict.Void))
        {
            return Without(answer.Reason ?? JudgeReasons.QuoteNotFound, started, opinion);
        }

        if (key is not null)
        {
            await _cache!.KeepAsync(key, verdicts, material, cancellationToken).ConfigureAwait(false);
        }

        return Judged(exchange, verdicts, opinion, started);
    }

    /// <summary>Asks about some modes in one call.</summary>
    private async ValueTask<JudgeAnswer> AskAsync(Material material, int set, ModeVerdict[] verdicts, CancellationToken cancellationToken)
    {
        // Fresh for each call, so that nothing in the material can have been written to match it.
        string code = Code();
        var question = new JudgeQuestion(JudgePrompts.Opening(set), material.Write(code, _options.MaxTextLength), JudgePrompts.Closing, AnswerFormat.Verdicts(set));
        JudgeAnswer answer = await _caller.AskAsync(question, cancellationToken).ConfigureAwait(false);
        if (answer.Text is null)
        {
            return answer;
        }

        var answers = new ModeAnswer[ModeCount];
        if (AnswerParser.Read(answer.Text, code, set, answers) is { } reason)
        {
            return answer with { Text = null, Reason = reason };
        }

        foreach (EmpathyFailureMode mode in Modes)
        {
            if ((set >> (int)mode & 1) != 0)
            {
                verdicts[(int)mode] = QuoteCheck.Check(mode, answers[(int)mode], material, _options.MaxTextLength);
            }
        }

        return answer;
    }

    /// <summary>Asks about each mode in a call of its own. What one of them fails with leaves the others standing.</summary>
    private async ValueTask<JudgeAnswer> AskEachAsync(Material material, int set, ModeVerdict[] verdicts, CancellationToken cancellationToken)
    {
        List<Task<JudgeAnswer>> asking = [];
        for (int i = 0; i < ModeCount; i++)
        {
            if ((set >> i & 1) != 0)
            {
                asking.Add(AskAsync(material, 1 << i, verdicts, cancellationToken).AsTask());
            }
        }

        JudgeAnswer[] answers = await Task.WhenAll(asking).ConfigureAwait(false);
        string? reason = Array.Find(answers, static answer => answer.Reason is not null).Reason;
        return new JudgeAnswer(null, reason, answers.Sum(static answer => answer.InputTokens), answers.Sum(static answer => answer.OutputTokens));
    }

    private EmpathyAssessment Judged(EmpathyExchange exchange, ModeVerdict[] verdicts, SecondOpinion opinion, long started)
    {
        _telemetry.Judged(opinion, _time.GetElapsedTime(started));
        return _composer.Compose(exchange, verdicts, opinion);
    }

    private EmpathyAssessment Without(string reason, long started, SecondOpinion? used = null)
    {
        SecondOpinion opinion = (used ?? _blank) with { Status = SecondOpinionStatus.Unjudged, Reason = reason };
        _telemetry.Judged(opinion, _time.GetElapsedTime(started));
        return OpinionComposer.Unjudged(reason, Version, opinion);
    }
}
