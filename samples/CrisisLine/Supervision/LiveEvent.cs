namespace CrisisLine.Supervision;

/// <summary>What a supervisor's page is told; it fetches what it needs.</summary>
/// <param name="Type"><c>ping</c>, <c>desk</c>, <c>exchange</c>, <c>erased</c>.</param>
/// <param name="Exchange">The exchange, where one ended.</param>
internal sealed record LiveEvent(string Type, ExchangeView? Exchange = null);
