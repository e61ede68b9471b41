using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Signals;

public sealed class RegisterReaderTests
{
    [Theory]
    [InlineData("The letter was sent on Monday.", 1)]
    [InlineData("The form must be returned by Friday.", 1)]
    [InlineData("The rent has not yet been paid.", 1)]
    [InlineData("Was the parcel ever delivered?", 1)]
    [InlineData("The letter was written by my brother.", 0)]
    [InlineData("I am interested in old boats.", 0)]
    [InlineData("The bank's closed branch is on the corner.", 0)]
    [InlineData("You sent the letter on Monday.", 0)]
    public void Read_Passive_CountsThoseWithoutAnAgent(string text, double density) =>
        Assert.Equal(density, Read(text).AgentlessPassive);

    [Theory]
    [InlineData("Termination caused great disappointment.", 2.0 / 4)]
    [InlineData("Kindness is rare.", 1.0 / 3)]
    [InlineData("I want to comment.", 0)]
    [InlineData("She studies at Lund University.", 0)]
    [InlineData("You lost your job.", 0)]
    public void Read_Nominalisation_CountsCommonNounsByEnding(string text, double density) =>
        Assert.Equal(density, Read(text).Nominalisation, 6);

    [Theory]
    [InlineData("The decision was wrong.", 1)]
    [InlineData("There is a problem with the boiler.", 1)]
    [InlineData("What happened?", 1)]
    [InlineData("Is the phone broken?", 1)]
    [InlineData("The price of the tickets rose.", 1)]
    [InlineData("My mother called.", 0)]
    [InlineData("The mother of the groom sang.", 0)]
    [InlineData("Do you know when Ibrahim left?", 0)]
    [InlineData("I think she will come, and the bus was late.", 1.0 / 3)]
    public void Read_Subjects_TellsPersonsFromThings(string text, double density) =>
        Assert.Equal(density, Read(text).ImpersonalSubject, 6);

    [Fact]
    public void Read_ExpletiveIt_IsNoSubject() =>
        Assert.Equal(0, Read("It is clear that he left.").ImpersonalSubject);

    [Fact]
    public void Read_NoWords_IsZero()
    {
        Register register = Read("…");

        Assert.Equal((0, 0, 0, 0), (register.AgentlessPassive, register.Nominalisation, register.ImpersonalSubject, register.Distance));
    }

    [Fact]
    public void Read_CodeBlock_IsNotRead() =>
        Assert.Equal(0, Read("```\nThe file was deleted.\n```").AgentlessPassive);

    [Fact]
    public void Read_TextSaidTwice_SameRegister()
    {
        const string Text = "It is noted that the money was lost. You must be tired. Individuals may apply to the office.";

        Register once = Read(Text);
        Register twice = Read(Text + " " + Text);

        Assert.Equal(once.Distance, twice.Distance, 6);
        Assert.Equal(once.AgentlessPassive, twice.AgentlessPassive, 6);
        Assert.Equal(once.ImpersonalSubject, twice.ImpersonalSubject, 6);
    }

    [Theory]
    [InlineData("You were told on the stairs.", "Notification was given on the stairs.")]
    [InlineData("Your wife left on Sunday.", "The client reports that a departure took place on Sunday.")]
    [InlineData("You can ring the office.", "One can ring the office.")]
    [InlineData("You carry it home every night.", "All of us carry it home every night.")]
    [InlineData("You ran and you won.", "Runners are heroes, and people like that win.")]
    [InlineData("You sound sad about the garden.", "There is a tender longing around the garden, and it is held in this space.")]
    [InlineData("You should ask them.", "It is recommended that enquiries be made.")]
    public void Read_PersonWrittenOut_SentenceMovesAway(string near, string far) =>
        Assert.True(Read(near).Distance + 0.2 < Read(far).Distance);

    [Fact]
    public void Read_WordsOfLawAndDoses_MakeANotice()
    {
        Assert.Equal(1, Read("Liability under section 4 of the Act is limited.").Notice);
        Assert.Equal(1, Read("The usual dose is two tablets.").Notice);
        Assert.Equal(0, Read("Your garden must have been lovely.").Notice);
    }

    private static Register Read(string text)
    {
        var reading = new TextReading(Lexicon.Default);
        reading.Read(text);
        return RegisterReader.Read(reading);
    }
}
