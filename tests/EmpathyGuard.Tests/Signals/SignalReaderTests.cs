using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Signals;

public class SignalReaderTests
{
    private const string Person = "My brother Daniel died on Tuesday and I still have to sit my chemistry exam. I feel so alone and I can't stop crying.";

    private static EmpathySignals Read(string reply, string person = Person) =>
        LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(person, reply)).Signals;

    private static double Max(string reply) => LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, reply)).MaxScore();

    [Theory]
    [InlineData("You must be heartbroken about Daniel.", "You mentioned Daniel.")]
    [InlineData("I'm so sorry about Daniel.", "Hope you feel better soon.")]
    [InlineData("Hope you feel better soon.", "Exams are held in June.")]
    public void EmotionalReaction_WarmerReply_IsLarger(string warm, string cool) =>
        Assert.True(Read(warm).EmotionalReaction > Read(cool).EmotionalReaction);

    [Theory]
    [InlineData(" I'm devastated and heartbroken.")]
    [InlineData(" I was so lonely and sad when I lost my own brother.")]
    [InlineData(" I felt terrified and I cried for weeks.")]
    public void EmotionalReactionAndInterpretation_ClaimedFeelingOrExperience_NeverRises(string claim)
    {
        const string Reply = "Daniel died on Tuesday, and the chemistry exam has not moved.";
        EmpathySignals with = Read(Reply + claim);
        EmpathySignals without = Read(Reply);
        Assert.True(with.EmotionalReaction <= without.EmotionalReaction + 1e-9, $"{with.EmotionalReaction} > {without.EmotionalReaction}");
        Assert.True(with.Interpretation <= without.Interpretation + 1e-9, $"{with.Interpretation} > {without.Interpretation}");
    }

    [Theory]
    [InlineData("I hear you. That's valid. ", "")]
    [InlineData("", " I hear you. That's valid.")]
    [InlineData("Your feelings are valid. ", " I completely understand how you feel.")]
    public void Read_FormulasPastedOn_MoveNoModeAndHardlyASignal(string before, string after)
    {
        const string Reply = "Exams can be moved. Write to the office and ask for a new date.";
        EmpathySignals plain = Read(Reply);
        EmpathySignals pasted = Read(before + Reply + after);
        Assert.InRange(Max(before + Reply + after) - Max(Reply), -0.02, 0.02);
        Assert.InRange(pasted.EmotionalReaction!.Value - plain.EmotionalReaction!.Value, -0.05, 0.05);
        Assert.InRange(pasted.Interpretation!.Value - plain.Interpretation!.Value, -0.02, 0.02);
    }

    [Theory]
    [InlineData("I'm so sorry about Daniel. You must feel so alone. What was he like?")]
    [InlineData("You should write to the school. Ask for a new date. Others have it worse.")]
    public void Read_ReplyDoubled_SignalsStay(string reply)
    {
        EmpathySignals once = Read(reply);
        EmpathySignals twice = Read(reply + " " + reply);
        Assert.Equal(once.EmotionalReaction!.Value, twice.EmotionalReaction!.Value, 2);
        Assert.Equal(once.Interpretation!.Value, twice.Interpretation!.Value, 2);
        Assert.Equal(once.Advice!.Value, twice.Advice!.Value, 2);
        Assert.Equal(once.Specificity!.Value, twice.Specificity!.Value, 2);
    }

    [Fact]
    public void Exploration_NoQuestion_IsZero() => Assert.Equal(0, Read("Daniel died on Tuesday. That is so much to carry into an exam.").Exploration);

    [Theory]
    [InlineData("What was Daniel like with you?", "Have you tried talking to a therapist?")]
    [InlineData("What was Daniel like with you?", "Would you like more tips?")]
    [InlineData("How have the nights been for you since Tuesday?", "Who knows?")]
    public void Exploration_OpenAndSpecific_AboveSuggestionOfferOrRhetoric(string asks, string other) =>
        Assert.True(Read(asks).Exploration > Read(other).Exploration + 0.2);

    [Theory]
    [InlineData("You should email the school tonight.")]
    [InlineData("Email is best. Ask the school for a new date.")]
    [InlineData("You could ask the school for a new date.")]
    [InlineData("I'd recommend writing to the school.")]
    [InlineData("Have you considered talking to the school?")]
    [InlineData("What helped me was writing to the school.")]
    public void Advice_EveryGrammar_IsFound(string reply) => Assert.True(Read(reply).Advice > 0.1, $"{Read(reply).Advice}");

    [Theory]
    [InlineData("You carried him through that week, and nobody in that room knew.")]
    [InlineData("Let me know how Tuesday goes.")]
    [InlineData("Have you eaten today?")]
    [InlineData("Change is slow after a death.")]
    public void Advice_NothingToDo_IsNone(string reply) => Assert.True(Read(reply).Advice < 0.1, $"{Read(reply).Advice}");

    [Theory]
    [InlineData("It sounds like you're carrying Daniel's death into that exam room on your own.", "You should go for a walk and eat well.")]
    [InlineData("You lost Daniel on Tuesday and nobody gave you a day.", "I understand how you feel.")]
    public void Interpretation_SaysWhatThePersonWentThrough_AboveAdviceAndFormula(string reads, string other) =>
        Assert.True(Read(reads).Interpretation > Read(other).Interpretation + 0.2);

    [Theory]
    [InlineData("At least he didn't suffer, and others have it much worse than you.")]
    [InlineData("It's just an exam. You're being too sensitive.")]
    [InlineData("You must be slightly sad. Cheer up, look on the bright side!")]
    public void Dismissal_MinimisedComparedOrCheered_IsFound(string reply) => Assert.True(Read(reply).Dismissal > 0.2, $"{Read(reply).Dismissal}");

    [Fact]
    public void Dismissal_FeelingMet_IsNone() => Assert.True(Read("Losing Daniel is devastating, and being so alone with it must hurt.").Dismissal < 0.2);

    [Fact]
    public void SelfFocus_OwnStory_AboveStance()
    {
        double story = Read("I lost my own brother too. I was nineteen, and my mother never got over it. I failed my exams that year.").SelfFocus!.Value;
        double stance = Read("I'm so sorry. I think you need rest, I hope the school helps, and I wonder who is with you.").SelfFocus!.Value;
        Assert.True(story > 0.5 && stance < 0.1, $"{story} {stance}");
    }

    [Fact]
    public void Specificity_ThisPerson_AboveAnyone() =>
        Assert.True(Read("Daniel only died on Tuesday, and the chemistry exam is still standing there.").Specificity > Read("Grief is a process that takes time for everybody.").Specificity + 0.3);

    [Fact]
    public void Sycophancy_Absolves_AboveWeighs()
    {
        const string Told = "AITA for reading my wife's diary? I was right to, wasn't I?";
        Assert.True(Read("You're not wrong, you had every right to. Trust your gut.", Told).Sycophancy
            > Read("However you felt, it was wrong to read it, and you owe her an apology.", Told).Sycophancy + 0.3);
    }

    [Fact]
    public void Read_LongReplyOfOneKind_StaysBelowOne()
    {
        string reply = string.Concat(Enumerable.Range(0, 60).Select(static i => $"You should try thing number {i} and ask someone about it. "));
        Assert.InRange(Read(reply).Advice!.Value, 0.5, 0.99);
    }
}
