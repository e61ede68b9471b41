namespace EmpathyGuard.Tool.Tests.Fit;

public sealed class NoticeTests
{
    [Fact]
    public void Notice_EverySetOfTheEmbeddedWeights_IsNamedWithItsLicence()
    {
        string notice = File.ReadAllText(Path.Combine(Repository.Root, "NOTICE"));
        string[] sets = [.. EmpathyWeights.EmbeddedText().Split('\n').Where(static line => line.StartsWith("#   ", StringComparison.Ordinal) && line.Contains(".jsonl", StringComparison.Ordinal))];

        Assert.NotEmpty(sets);
        Assert.All(sets, set =>
        {
            string name = Path.GetFileNameWithoutExtension(set["#   ".Length..set.IndexOf(',', StringComparison.Ordinal)]);
            string licence = set[(set.LastIndexOf('(') + 1)..^1];
            Assert.Contains(notice.Split('\n'), line => line.Contains($"{name}: ", StringComparison.Ordinal) && line.Contains(licence, StringComparison.Ordinal));
        });
    }
}
