namespace EmpathyGuard.Redis.Tests;

/// <summary>What a machine in a process of its own is told to do; one line of JSON.</summary>
/// <param name="Deed">What to do.</param>
/// <param name="Streaming">Of <see cref="Deed.Ask"/>: whether the reply is streamed.</param>
/// <param name="AtRisk">Of <see cref="Deed.Ask"/>: whether the person writes that they are going to kill themselves.</param>
/// <param name="Conversation">Of <see cref="Deed.Ask"/>: the conversation.</param>
/// <param name="Calls">Of <see cref="Deed.Spend"/>: how many calls ask for a re-prompt.</param>
/// <param name="Earning">Of <see cref="Deed.Spend"/>: whether each of them earns, too.</param>
internal sealed record Question(Deed Deed, bool Streaming = false, bool AtRisk = false, string Conversation = "case 12", int Calls = 0, bool Earning = true);
