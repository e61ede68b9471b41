namespace CrisisLine.Load;

/// <summary>A reply as it arrived.</summary>
internal sealed class Received
{
    /// <summary>How much text was there, in UTF-16 units, and since when, as a timestamp.</summary>
    public List<(int Length, long At)> Text { get; } = [];

    /// <summary>When the page was told that the reply is complete.</summary>
    public long End { get; set; }

    /// <summary>Whether it was.</summary>
    public bool IsWhole => End > 0 && Text.Count > 0;

    /// <summary>Since when so much of the text was there.</summary>
    public long Since(int length) => Text.Find(part => part.Length >= length).At;
}
