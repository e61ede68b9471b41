using System.Globalization;
using System.Text.Json;
using EmpathyGuard;
using EmpathyGuard.Redis.Tests;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

// One machine of the tests in a process of its own: the Redis to use and how many days the clock is wrong by; then a question a line, each answered with a line.
if (args is not [string configuration, string days])
{
    await Console.Error.WriteLineAsync("Say where Redis is, and how many days the clock is wrong by.");
    return 2;
}

using EventIds events = new();
ShiftedClock clock = new(TimeSpan.FromDays(int.Parse(days, CultureInfo.InvariantCulture)));
await using Machine machine = await Machine.StartAsync(configuration, clock, events);
while (await Console.In.ReadLineAsync() is { } line)
{
    Answer answer = await AnswerAsync(JsonSerializer.Deserialize<Question>(line)!) with
    {
        IsBudgetShared = machine.Budget.IsShared,
        IsConnected = machine.Redis.IsConnected,
        Now = clock.GetUtcNow(),
        ProcessId = Environment.ProcessId,
        Events = events.Seen,
    };
    Console.WriteLine(JsonSerializer.Serialize(answer));
}

return 0;

async Task<Answer> AnswerAsync(Question question)
{
    switch (question.Deed)
    {
        case Deed.Ask:
            ChatResponse response = await machine.AskAsync(question.Streaming, question.AtRisk ? Machine.AtRisk : Machine.Person, question.Conversation);
            EmpathyVerdict verdict = response.ShouldCarryVerdict();
            return new Answer
            {
                Text = response.Text,
                Delivery = verdict.Delivery,
                RepromptReason = verdict.RepromptReason,
                Turns = verdict.Trajectory?.Turns ?? 0,
                IsTrajectoryShared = verdict.Trajectory?.IsShared ?? false,
            };
        case Deed.Spend:
            int spent = 0;
            await Parallel.ForAsync(0, question.Calls, async (_, token) =>
            {
                if (question.Earning)
                {
                    machine.Budget.Earn();
                }

                if (await machine.Budget.TrySpendAsync(token))
                {
                    Interlocked.Increment(ref spent);
                }
            });
            return new Answer { Spent = spent };
        default:
            return new Answer();
    }
}
