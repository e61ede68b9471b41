using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace EmpathyGuard.Judge;

/// <summary>Sends one question through the pipeline and reads the answer. Only the caller's own cancellation throws.</summary>
/// <remarks>
/// Nothing here goes back to the caller's SynchronizationContext, unlike the guard on its way to the guarded client: the judge's client is given no tools, so no code of the user's runs
/// below it that could need one, and a caller who blocks on a reply must not block the judge as well.
/// </remarks>
internal sealed class JudgeCaller(IChatClient client, EmpathyJudgeOptions options, ResiliencePipeline pipeline)
{
    // What the service turned out not to take; learnt once, for the model does not change, and only from a request that went through without it.
    private volatile int _dropped = (int)((options.Temperature is null ? RequestParameters.Temperature : 0)
        | (options.MaxOutputTokens is null ? RequestParameters.TokenLimit : 0)
        | (options.StructuredOutput ? 0 : RequestParameters.Schema));

    public async ValueTask<JudgeAnswer> AskAsync(JudgeQuestion question, CancellationToken cancellationToken)
    {
        var call = new Call(this, question);
        try
        {
            // The answer travels in the state: what a pipeline returns, it may log.
            await pipeline.ExecuteAsync(static (call, token) => call.RunAsync(token), call, cancellationToken).ConfigureAwait(false);
            return call.Answer;
        }
        catch (Exception exception)
        {
            // Anew, for the client's own exception may quote the conversation.
            cancellationToken.ThrowIfCancellationRequested();
            return JudgeAnswer.Without(Reason(exception));
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        JudgeCallException call => call.Reason,
        TimeoutRejectedException or OperationCanceledException or TimeoutException => UnjudgedReasons.TimedOut,
        BrokenCircuitException => JudgeReasons.CircuitOpen,
        ExecutionRejectedException => JudgeReasons.Busy,
        _ => JudgeReasons.Failed,
    };

    private static RequestParameters Refused(Exception exception, RequestParameters dropped)
    {
        RequestParameters named = FaultReader.Named(exception);

        // Many services do not say what they mind.
        return (named & ~dropped) == 0 ? RequestParameters.All : named;
    }

    private async ValueTask<JudgeAnswer> SendAsync(JudgeQuestion question, CancellationToken cancellationToken)
    {
        var dropped = (RequestParameters)_dropped;
        while (true)
        {
            try
            {
                JudgeAnswer answer = await OnceAsync(question, dropped, cancellationToken).ConfigureAwait(false);
                Learn(dropped);
                return answer;
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (dropped == RequestParameters.All || !FaultReader.IsRefusedParameter(exception, options.DescribeFault))
                {
                    throw FaultReader.Read(exception, options.DescribeFault);
                }

                dropped |= Refused(exception, dropped);
            }
        }
    }

    private void Learn(RequestParameters dropped)
    {
        if (((int)dropped & ~_dropped) != 0)
        {
            Interlocked.Or(ref _dropped, (int)dropped);
        }
    }

    private ValueTask<JudgeAnswer> OnceAsync(JudgeQuestion question, RequestParameters dropped, CancellationToken cancellationToken)
    {
        Task<JudgeAnswer> sending = ReadAsync(question.Messages(joined: dropped.HasFlag(RequestParameters.Parts)), Options(question, dropped), cancellationToken);
        return sending.IsCompleted ? new(sending) : new(WaitAsync(sending, cancellationToken));
    }

    // A client that ignores its token must not hold the reply back. What it still throws is seen by nobody.
    private static async Task<JudgeAnswer> WaitAsync(Task<JudgeAnswer> sending, CancellationToken cancellationToken)
    {
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!sending.IsCompleted)
            {
                _ = sending.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private async Task<JudgeAnswer> ReadAsync(ChatMessage[] messages, ChatOptions chatOptions, CancellationToken cancellationToken)
    {
        var reader = new AnswerReader();
        if (!options.Streaming)
        {
            reader.Add(await client.GetResponseAsync(messages, chatOptions, cancellationToken).ConfigureAwait(false));
            return reader.Answer();
        }

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, chatOptions, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!reader.Add(update))
            {
                break;
            }
        }

        return reader.Answer();
    }

    // New for each call: clients below may change what they get.
    private ChatOptions Options(JudgeQuestion question, RequestParameters dropped) => new()
    {
        ModelId = options.Model,
        Temperature = dropped.HasFlag(RequestParameters.Temperature) ? null : options.Temperature,
        MaxOutputTokens = dropped.HasFlag(RequestParameters.TokenLimit) ? null : options.MaxOutputTokens,
        ResponseFormat = dropped.HasFlag(RequestParameters.Schema) ? null : question.Format,
    };

    private sealed class Call(JudgeCaller caller, JudgeQuestion question)
    {
        public JudgeAnswer Answer { get; private set; } = JudgeAnswer.Without(JudgeReasons.Failed);

        public async ValueTask RunAsync(CancellationToken cancellationToken) => Answer = await caller.SendAsync(question, cancellationToken).ConfigureAwait(false);
    }
}
