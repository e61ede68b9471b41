// To be deleted as soon as the library brings these: a stand-in so that the sample compiles.
#pragma warning disable
using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.AI
{
    internal static class TemporaryStubs
    {
        private const string Key = "temporary.verdict";

        public static ChatClientBuilder UseEmpathyGuard(this ChatClientBuilder builder, string? name = null, IEmpathyScorer? scorer = null, Action<EmpathyGuardOptions>? configure = null)
        {
            EmpathyGuardOptions options = new();
            configure?.Invoke(options);
            return builder.Use((inner, services) => new Guard(inner, options, services?.GetService(typeof(IEscalationHandler)) as IEscalationHandler));
        }

        public static EmpathyVerdict? GetEmpathyVerdict(this ChatResponse response) =>
            response.AdditionalProperties?.TryGetValue(Key, out object? v) == true ? v as EmpathyVerdict : null;

        private sealed class Guard(IChatClient inner, EmpathyGuardOptions options, IEscalationHandler? handler) : DelegatingChatClient(inner)
        {
            public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken ct = default)
            {
                List<ChatMessage> list = [.. messages];
                ChatResponse first = await base.GetResponseAsync(list, chatOptions, ct);
                EmpathyAssessment a = Assess(list, first.Text);
                string user = list[^1].Text;
                bool risk = a.Crisis.RiskCue;
                if (risk && handler is not null)
                {
                    await handler.EscalateAsync(new EmpathyEscalation { Id = Guid.NewGuid(), RaisedAt = default, Severity = EmpathyEscalationSeverity.Urgent, Reason = "riskCue", Assessment = a }, ct);
                }

                if (risk && first.Text.Contains("won't tell", StringComparison.Ordinal))
                {
                    return With(new ChatResponse(new ChatMessage(ChatRole.Assistant, options.Crisis.HarmReplacementText)), new EmpathyVerdict { Assessment = a, Action = EmpathyAction.Reprompt, Delivery = EmpathyDelivery.Operator, Reprompt = EmpathyRepromptOutcome.Withheld, RepromptReason = "harmReplaced", Escalated = true });
                }

                if (a.MaxScore() < .5 || risk)
                {
                    return With(first, new EmpathyVerdict { Assessment = a, Action = EmpathyAction.Observe, Escalated = risk, Reprompt = risk ? EmpathyRepromptOutcome.Withheld : default, RepromptReason = risk ? "crisisFloor" : null });
                }

                ChatResponse second = await base.GetResponseAsync(list, new ChatOptions { Instructions = "Name what the person lost." }, ct);
                EmpathyAssessment b = Assess(list, second.Text);
                bool ok = b.MaxScore() < .3 && second.Text.Length < first.Text.Length * 2;
                return With(ok ? second : first, new EmpathyVerdict { Assessment = ok ? b : a, FirstAssessment = ok ? a : null, Action = EmpathyAction.Reprompt, Delivery = ok ? EmpathyDelivery.Second : default, Reprompt = ok ? EmpathyRepromptOutcome.Accepted : EmpathyRepromptOutcome.Rejected, RepromptReason = ok ? null : "lengthOutOfRange" });
            }

            public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
            {
                ChatResponse r = await base.GetStreamingResponseAsync(messages, chatOptions, ct).ToChatResponseAsync(ct);
                foreach (ChatResponseUpdate u in r.ToChatResponseUpdates())
                {
                    yield return u;
                }

                yield return new ChatResponseUpdate { AdditionalProperties = new() { [Key] = new EmpathyVerdict { Assessment = Assess([.. messages], r.Text), Action = EmpathyAction.Flag } } };
            }

            private static ChatResponse With(ChatResponse r, EmpathyVerdict v)
            {
                r.AdditionalProperties = new() { [Key] = v };
                return r;
            }

            private static EmpathyAssessment Assess(List<ChatMessage> list, string reply)
            {
                List<EmpathyFinding> f = [];
                string[] bad = ["process", "individuals", "at least", "considered", "please", "important to", "Try ", "Congratulations", "right!", "Old habits", "is a natural process that affects"];
                foreach (string w in bad)
                {
                    int at = reply.IndexOf(w, StringComparison.OrdinalIgnoreCase);
                    if (at >= 0)
                    {
                        f.Add(new EmpathyFinding { Mode = (EmpathyFailureMode)(f.Count % 4), Rule = "temporary.word", Message = list.Count, Start = at, Length = w.Length + 5, Why = "A stand-in rule." });
                    }
                }

                double s = Math.Min(1, f.Count * .5);
                bool risk = list[^1].Text.Contains("wake up", StringComparison.Ordinal) || list[^1].Text.Contains("cut myself", StringComparison.Ordinal) || list[^1].Text.Contains("letters", StringComparison.Ordinal);
                EmpathyAssessment e = EmpathyAssessment.Unjudged("temporary", "temporary");
                ModeAssessment m = new() { Score = s, Label = EmpathyThresholds.Default.Label(s) };
                return e with { Status = EmpathyStatus.Assessed, Reason = null, Findings = f, Crisis = new CrisisAssessment { RiskCue = risk, Kinds = risk ? [RiskKind.Suicide] : [] }, Modes = e.Modes with { SentimentAttenuation = m, GranularityMismatch = m with { Score = s / 2, Label = EmpathyThresholds.Default.Label(s / 2) } } };
            }
        }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    internal static class TemporaryStubs
    {
        public static IServiceCollection AddEmpathyGuard(this IServiceCollection services, string? name = null, Action<EmpathyGuardOptions>? configure = null) => services;
    }
}
