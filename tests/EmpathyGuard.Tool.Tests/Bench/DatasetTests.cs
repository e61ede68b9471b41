using System.Security.Cryptography;
using System.Text;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary>The benchmark that ships with the project.</summary>
public class DatasetTests
{
    private const string Begin = "<!-- counts:begin -->";
    private const string End = "<!-- counts:end -->";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "EmpathyPairs");
    private static readonly List<string> Problems = [];
    private static readonly IReadOnlyList<BenchItem> Items = PairsFolder.Read(Folder, BenchHalf.Both, Problems.Add);

    [Fact]
    public void Items_Read_AllParse() => Assert.Empty(Problems);

    [Fact]
    public void Items_Ids_AreUnique() =>
        Assert.Empty(Items.GroupBy(static i => i.Id).Where(static g => g.Count() > 1).Select(static g => g.Key));

    [Fact]
    public void Items_Halves_AreSplitByHash() => Assert.All(Items, static item =>
        Assert.Equal(HalfOf(item), item.Half));

    // Paraphrases are of the held half. Of the sentences one in four is held apart, by the message, because several sentences may answer the same one;
    // and so of what was added once the halves were full.
    private static BenchHalf HalfOf(BenchItem item) => item switch
    {
        ParaphraseItem => BenchHalf.Held,
        SentenceItem or CounterSentenceItem => ByMessage(item),
        _ when Added.Any(added => item.Id.StartsWith(added, StringComparison.Ordinal)) => ByMessage(item),
        _ => (Hash(item.Id) & 1) == 1 ? BenchHalf.Open : BenchHalf.Held,
    };

    private static readonly string[] Added = ["sax-", "sbx-", "scx-", "sdx-", "cax-", "cbx-", "ccx-", "gmx-", "gnx-", "lex-", "sex-", "gpx-", "cpx-", "spx-", "rm-", "ctc-", "wr-f-", "wr-g-"];

    private static BenchHalf ByMessage(BenchItem item) => Hash(item.Messages[^1].Text) % 4 == 0 ? BenchHalf.Held : BenchHalf.Open;

    private static byte Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("half:" + name))[0];

    [Fact]
    public void Items_Messages_StandInOneHalfOnly()
    {
        static string Words(BenchItem item) => string.Join('\n', item.Messages.Select(static m => m.Text));
        HashSet<string> open = [.. Items.Where(static i => i.Half == BenchHalf.Open).Select(Words)];

        Assert.DoesNotContain(Items.Where(static i => i.Half == BenchHalf.Held), item => open.Contains(Words(item)));
    }

    [Fact]
    public void Items_Persons_AreThirtyOfEachKindAtLeast()
    {
        Dictionary<string, int> persons = Items.Where(static i => i.Person.Length > 0).CountBy(static i => i.Person).ToDictionary();

        Assert.Equal(
            ["adult", "autistic_literal", "did_harm", "elder", "minor", "second_language", "shared_device", "understating_culture"],
            persons.Keys.Order(StringComparer.Ordinal));
        Assert.All(persons, static p => Assert.True(p.Value >= 30, $"{p.Key}: {p.Value}"));
    }

    [Theory]
    [InlineData(EmpathyFailureMode.SentimentAttenuation)]
    [InlineData(EmpathyFailureMode.GranularityMismatch)]
    [InlineData(EmpathyFailureMode.ConflictAvoidance)]
    [InlineData(EmpathyFailureMode.LinguisticDistancing)]
    public void Pairs_OfAMode_AreThreeHundredAtLeastWithThreeDosesThatDiffer(EmpathyFailureMode mode)
    {
        PairItem[] pairs = [.. Items.OfType<PairItem>().Where(p => p.Mode == mode)];

        Assert.True(pairs.Sum(static p => p.Bad.Count) >= 300);
        Assert.All(pairs, static pair =>
        {
            Assert.Equal([1, 2, 3], pair.Bad.Select(static b => b.Dose));
            Assert.Equal(4, pair.Bad.Select(static b => b.Text).Append(pair.Good).Distinct().Count());
            Assert.DoesNotContain(pair.Mode, pair.Declared);
        });
    }

    [Theory]
    [InlineData(EmpathyFailureMode.SentimentAttenuation)]
    [InlineData(EmpathyFailureMode.GranularityMismatch)]
    [InlineData(EmpathyFailureMode.ConflictAvoidance)]
    [InlineData(EmpathyFailureMode.LinguisticDistancing)]
    public void Paraphrases_OfAMode_AreTwoHundredPairsOfTheHeldHalfInOtherWords(EmpathyFailureMode mode)
    {
        ParaphraseItem[] paraphrases = [.. Items.OfType<ParaphraseItem>().Where(p => p.Mode == mode)];
        var sources = Items.OfType<PairItem>().ToDictionary(static pair => pair.Id);

        Assert.True(paraphrases.Sum(static p => p.Bad.Count) >= 200);
        Assert.All(paraphrases, paraphrase =>
        {
            PairItem source = sources[paraphrase.Of];
            Assert.Equal((BenchHalf.Held, BenchHalf.Held, source.Mode), (paraphrase.Half, source.Half, paraphrase.Mode));
            Assert.Equal(source.Messages.Select(static m => m.Text), paraphrase.Messages.Select(static m => m.Text));
            Assert.NotEqual(source.Good, paraphrase.Good);
            Assert.DoesNotContain(paraphrase.Good, paraphrase.Bad.Select(static b => b.Text));
        });
    }

    [Fact]
    public void Others_AreAsManyAsPromised()
    {
        Assert.True(Items.OfType<ControlItem>().Count() >= 800);
        Assert.True(Items.OfType<OverEmpathyItem>().Count() >= 400);
        Assert.True(Items.OfType<RiskItem>().Count(static r => r.Half == BenchHalf.Held) >= 400);
        Assert.All(Items.OfType<OverEmpathyItem>(), static item => Assert.Contains(item.Kind, Enum.GetValues<CounterEmpathy>().Select(EnumNames.Of)));
        Assert.All(Items.OfType<RiskItem>(), static item => Assert.Equal(item.Cue, item.Why.Length == 0));
    }

    [Fact]
    public void Asks_AreReadOfBothHalvesAndNameEachOnce()
    {
        BenchItem[] read = [.. Items.Where(static item => item.Asks is not null)];

        Assert.True(read.Count(static item => item.Half == BenchHalf.Open) >= 1900);
        Assert.True(read.Count(static item => item.Half == BenchHalf.Held) >= 1100);
        Assert.All(read, static item => Assert.Equal(item.Asks!.Distinct().Order(), item.Asks!.Order()));
        Assert.All(Enum.GetValues<PersonAsk>(), ask => Assert.True(read.Count(item => item.Half == BenchHalf.Held && item.Asks!.Contains(ask)) >= 80, $"{ask}"));
    }

    [Fact]
    public void Datasheet_Counts_AreThoseOfTheFiles()
    {
        string path = Path.Combine(Folder, "DATASHEET.md");
        string sheet = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = sheet.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = sheet.IndexOf(End, StringComparison.Ordinal);
        string counts = DatasetCounts.Write(Items);
        if (Environment.GetEnvironmentVariable("EMPATHYGUARD_WRITE_COUNTS") == "1")
        {
            File.WriteAllText(path, $"{sheet[..begin]}\n{counts}\n{sheet[end..]}");
            return;
        }

        Assert.True(
            sheet[begin..end].Trim() == counts.Trim(),
            $"The counts in DATASHEET.md are not those of the files. Run this test with EMPATHYGUARD_WRITE_COUNTS=1 to write them.");
    }

    [Fact]
    public async Task Readme_QualitySection_IsWhatTheBenchWritesNow()
    {
        string readme = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))).ReplaceLineEndings("\n");
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, readme);
            ToolRun run = await ToolRun.StartAsync(["bench", "--pairs", Folder, "--readme", path], scorer: LexicalEmpathyScorer.Shared.Assess, time: new SteppingClock());
            Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Errors));

            // What was measured on other people's data cannot be checked here; it follows after the tables of the project's own items.
            string now = Section(await File.ReadAllTextAsync(path));
            Assert.True(
                Tables(Section(readme)).StartsWith(Tables(now), StringComparison.Ordinal),
                "The quality section of README.md is not what the scorer reaches now. Write it with: empathyguard bench --readme README.md");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Section(string readme) => readme[readme.IndexOf(ReadmeSection.Begin, StringComparison.Ordinal)..readme.IndexOf(ReadmeSection.End, StringComparison.Ordinal)].Trim();

    // The first line holds the number of all replies, of other people's data too.
    private static string Tables(string section) => section[section.IndexOf("\n|", StringComparison.Ordinal)..];
}
