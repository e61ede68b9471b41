namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>An item of the benchmark.</summary>
/// <param name="Head">What every item has.</param>
internal abstract record BenchItem(ItemHead Head)
{
    public string Id => Head.Id;

    public string Kind => Head.Kind;

    public string Topic => Head.Topic;

    public string Person => Head.Person;

    public string Voice => Head.Voice;

    public BenchHalf Half => Head.Half;

    public IReadOnlyList<EmpathyMessage> Messages => Head.Messages;

    public IReadOnlyList<PersonAsk>? Asks => Head.Asks;

    /// <summary>The exchange that ends with a reply.</summary>
    public EmpathyExchange With(string reply) => new([.. Messages, new EmpathyMessage(EmpathyRole.Assistant, reply)]);
}
