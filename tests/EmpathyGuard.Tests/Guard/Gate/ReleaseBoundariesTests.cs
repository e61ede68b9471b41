using CsCheck;

namespace EmpathyGuard.Tests.Guard.Gate;

/// <summary>In the texts, ¦ stands for each place where a reply may be cut.</summary>
public sealed class ReleaseBoundariesTests
{
    private static readonly string[] Pieces =
    [
        "`", "```", "~~~", "[", "](", ")", "- ", "1. ", "10) ", "| ", "\n", "\n\n", "    ", "> ", "word", "No", ". ", "! ", "? ", "…", "。", "😢", "\r\n", "“", "”", "*", "99", "3.5 ",
    ];

    [Theory]
    [InlineData("I'm so sorry about your brother.¦ Tuesday is no time at all.¦ Who is with you?")]
    [InlineData("He didn't even call?!¦ That would sting anyone.¦ \"Sod them.\"¦ You said it.")]
    [InlineData("Gran used to say *never mind.*¦ You do mind, though…¦ And rightly so.")]
    [InlineData("Hmm... let me think about that.¦ Right.")]
    [InlineData("那一定很难受。¦你想说说吗？")]
    [InlineData("So sorry.¦\nThat is rotten news.¦\n\nHow are you holding up?")]
    public void Sentences_EndWhereTheNextOneBegins(string marked) => AssertBoundaries(marked);

    [Theory]
    [InlineData("Dr. Okafor saw you at 3.30 p.m. on Monday, e.g. about the 2.5 mg.¦ That was kind.")]
    [InlineData("It is 14.5 km, or No. 7 in St. Ives.¦ Go early.")]
    [InlineData("Ring 116 123. 24 hours a day somebody is there.¦ Truly.")]
    [InlineData("You are owed £1,250.00 and it was promised by 1.5. 2026.¦ They know.")]
    [InlineData("You read J. R. R. Tolkien to her.¦ She'd have loved that.")]
    public void NumbersAndAbbreviations_AreNotCut(string marked) => AssertBoundaries(marked);

    [Theory]
    [InlineData("Two things first.¦\n\n- Call Ana. She asked you to. Do it today.\n- Eat. Anything. Toast.\n\n  Still the second one. Really.¦\n\nThen rest.¦ You have earned it.")]
    [InlineData("Here is an order to try.¦ It is short:\n1. Breathe. Slowly.\n2. Sit. Down.\n10) Ring her. Now.¦\n\nThat is all.")]
    [InlineData("It goes like this.¦\n| When | Who |\n|---|---|\n| Mon. Early. | You. Alone. |¦\n\nSee?")]
    public void ListsAndTables_AreNotCut(string marked) => AssertBoundaries(marked);

    [Theory]
    [InlineData("Run this.¦\n\n```sh\necho one. Two. Three.\n\n# Four. Five.\n```¦\n\nThen tell me.")]
    [InlineData("Run this.¦\n````md\n```\nOne. Two.\n```\nThree. Four.\n````¦\nThen tell me.")]
    [InlineData("Type `git commit. Now. Then` and stop.¦ Then rest.")]
    [InlineData("Run this.¦\n\n~~~\nOne. Two.\n\nThree. Four.\n~~~¦\nDone.")]
    [InlineData("Never closed.¦\n\n```\nOne. Two.\n\nThree. Four.")]
    public void Code_IsNotCut(string marked) => AssertBoundaries(marked);

    [Theory]
    [InlineData("See [Mind. The charity. Here](https://www.mind.org.uk/a?b=1. C) for help.¦ They are good.")]
    [InlineData("It is at https://findahelpline.com/?lang=en.Gb and free.¦ Really.")]
    public void Links_AreNotCut(string marked) => AssertBoundaries(marked);

    [Fact]
    public void AnyText_OneCharacterAtATime_IsReadToTheEnd()
    {
        // Markup in every order and none of it closed: nothing throws, and no boundary lies behind the text or before the last one.
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])
            .Array[0, 60]
            .Select(parts => string.Concat(parts))
            .Sample(
                text =>
                {
                    var boundaries = new ReleaseBoundaries();
                    int last = 0;
                    for (int i = 0; i < text.Length; i++)
                    {
                        bool found = boundaries.Add(text[i]);
                        Assert.True(found ? boundaries.End > last : boundaries.End == last);
                        Assert.True(boundaries.End <= i && boundaries.WordEnd <= i);
                        last = boundaries.End;
                    }
                },
                iter: 20_000);
    }

    private static void AssertBoundaries(string marked)
    {
        string text = marked.Replace("¦", "", StringComparison.Ordinal);
        var boundaries = new ReleaseBoundaries();
        List<int> found = [];
        foreach (char c in text)
        {
            if (boundaries.Add(c))
            {
                found.Add(boundaries.End);
            }
        }

        string seen = text;
        foreach (int at in Enumerable.Reverse(found))
        {
            seen = seen.Insert(at, "¦");
        }

        Assert.Equal(marked, seen);
    }
}
