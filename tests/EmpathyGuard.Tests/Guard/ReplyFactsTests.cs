namespace EmpathyGuard.Tests.Guard;

public sealed class ReplyFactsTests
{
    [Theory]
    [InlineData("Take 500mg", "500 mg")]
    [InlineData("Take 500 milligrams", "500 mg")]
    [InlineData("Take two tablets", "2 tablet")]
    [InlineData("Take 1-2 tablets", "1 tablet|2 tablet")]
    [InlineData("Take one or two tablets", "1 tablet|2 tablet")]
    [InlineData("Take 2.5 ml twice daily", "2.5 ml|2 time/day")]
    [InlineData("3 times a week", "3 time|3 time/week")]
    [InlineData("It costs £20.", "20 pound")]
    [InlineData("It costs 20 pounds.", "20 pound")]
    [InlineData("A 30% rise", "30 percent")]
    [InlineData("at 9:30 am", "9:30 am")]
    [InlineData("at 9 a.m. sharp", "9 am")]
    [InlineData("on the 5th of May", "date:5 may")]
    [InlineData("on May 5", "date:5 may")]
    [InlineData("since May", "month:may")]
    [InlineData("You may go on Tuesdays", "day:tuesday")]
    [InlineData("Call 1-800-273-8255.", "phone:18002738255")]
    [InlineData("Call (0800) 838 5870.", "phone:08008385870")]
    [InlineData("Call 988, open 24/7.", "988|24/7")]
    [InlineData("Write to help@example.org or see www.example.org/a.", "link:help@example.org|link:www.example.org/a")]
    [InlineData("[here](https://example.org/a?b=1)", "link:https://example.org/a?b=1")]
    [InlineData("Your case AB4471", "id:ab4471")]
    [InlineData("1. Rest\n2. Drink\n10. Sleep", "")]
    [InlineData("There are 3 options and one of them is best.", "")]
    [InlineData("One day at a time.", "")]
    [InlineData("", "")]
    public void Read_Text_FindsFactsInCanonicalForm(string text, string facts)
    {
        ReplyFacts read = ReplyFacts.Read(ReplyWords.Read(text));

        Assert.Equal(facts.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), read.Facts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Do not drive.", 1)]
    [InlineData("Please don’t mix it with alcohol, and never drive.", 2)]
    [InlineData("You should not drive.", 1)]
    [InlineData("Avoid alcohol.", 1)]
    [InlineData("I don't know. You never asked. They do not care.", 0)]
    [InlineData("Don't hesitate to ask. Don't give up. Don't be afraid.", 0)]
    [InlineData("Don't be late for the scan.", 1)]
    [InlineData("Don't you want help? You did what you shouldn't have done.", 0)]
    public void Read_Text_FindsProhibitions(string text, int count) =>
        Assert.Equal(count, ReplyFacts.Read(ReplyWords.Read(text)).Prohibitions.Count);

    [Fact]
    public void Read_AnyText_NeverThrows()
    {
        string[] hostile = ["\uD800", "9\uDC00:", "$", "£ ", "1,", "1.", "www.", "http://", "@.", "1-2-3-4-5-6-7-8-9-0-1-2-3-4-5-6-7-8-9", "don't", "do not", "May", "5th", "(", "\u200B5\u200Bmg"];
        foreach (string a in hostile)
        {
            foreach (string b in hostile)
            {
                Assert.NotNull(ReplyFacts.Read(ReplyWords.Read(a + b)));
                Assert.NotNull(ReplyFacts.Read(ReplyWords.Read(a + " " + b)));
            }
        }
    }
}
