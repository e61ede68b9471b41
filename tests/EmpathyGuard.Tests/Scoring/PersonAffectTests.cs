using System.Text.Json;

namespace EmpathyGuard.Tests.Scoring;

public sealed class PersonAffectTests
{
    [Theory]
    [InlineData("I am heartbroken, he left me and I feel so alone.", FeelingKind.Sadness)]
    [InlineData("I'm scared of what the doctor will say.", FeelingKind.Fear)]
    [InlineData("I am furious with them, they make me so angry.", FeelingKind.Anger)]
    [InlineData("I feel so guilty and ashamed.", FeelingKind.Shame)]
    [InlineData("I have been so lonely since we moved.", FeelingKind.Loneliness)]
    [InlineData("Thank you so much for your help.", FeelingKind.Gratitude)]
    [InlineData("I'm so happy and excited, I passed!", FeelingKind.Joy)]
    [InlineData("I am completely exhausted.", FeelingKind.Tiredness)]
    public void Assess_FeelingSaid_IsListed(string message, FeelingKind feeling) => Assert.Contains(feeling, Read(message).Feelings);

    [Theory]
    [InlineData("When does the 73 bus leave from Elm Road?")]
    [InlineData("How do I reverse a list in Python?")]
    public void Assess_NothingFelt_HasNoFeelingAndLittleValence(string message)
    {
        PersonAffect affect = Read(message);

        Assert.Empty(affect.Feelings);
        Assert.InRange(affect.Valence, -0.3, 0.3);
        Assert.InRange(affect.Intensity, 0, 0.3);
    }

    [Fact]
    public void Assess_Valence_FollowsTheWords()
    {
        double awful = Read("This was a horrible, miserable day and I hate it.").Valence;
        double plain = Read("This was a day and I went to the shop.").Valence;
        double lovely = Read("This was a wonderful, beautiful day and I loved it.").Valence;

        Assert.True(awful < plain - 0.2 && plain < lovely - 0.2, $"{awful} {plain} {lovely}");
        Assert.InRange(awful, -1, 0);
        Assert.InRange(lovely, 0, 1);
    }

    [Fact]
    public void Assess_FeelingTakenBack_IsNotListedAndLessPleasant()
    {
        PersonAffect said = Read("I am happy with this.");
        PersonAffect takenBack = Read("I am not happy with this.");

        Assert.Contains(FeelingKind.Joy, said.Feelings);
        Assert.DoesNotContain(FeelingKind.Joy, takenBack.Feelings);
        Assert.True(takenBack.Valence < 0 && said.Valence > 0);
    }

    [Fact]
    public void Assess_DegreeWords_MoveTheValence() =>
        Assert.True(Read("That was an extremely terrible plan.").Valence < Read("That was a slightly terrible plan.").Valence);

    [Theory]
    [InlineData("My friend is so sad.", "My gay friend is so sad.")]
    [InlineData("The woman next door shouts.", "The Muslim woman next door shouts.")]
    public void Assess_WhoSomebodyIs_ChangesNoFeelingAndHardlyTheValence(string one, string other)
    {
        Assert.Equal(Read(one).Feelings, Read(other).Feelings);
        Assert.Equal(Read(one).Valence, Read(other).Valence, 0.1);
    }

    [Fact]
    public void Assess_PersonMustNotBeRead_HasNone()
    {
        var exchange = new EmpathyExchange("I am terrified.", "That is a lot to carry.") { ReplyOnly = true };

        Assert.Null(LexicalEmpathyScorer.Shared.Assess(exchange).Person);
        Assert.Null(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("Tengo mucho miedo de la operación de mañana.", "That is a lot to carry.")).Person);
        Assert.Null(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange([new EmpathyMessage(EmpathyRole.Assistant, "That is a lot to carry.")])).Person);
    }

    [Fact]
    public void Assess_Rendition_IsOfTheSource()
    {
        var exchange = new EmpathyExchange("Thank you, please translate this.", "Estoy bien. I am fine.") { Task = EmpathyTask.Rendition, Source = "I am terrified and scared." };

        Assert.Contains(FeelingKind.Fear, LexicalEmpathyScorer.Shared.Assess(exchange).Person!.Feelings);
    }

    [Fact]
    public void ToJsonElement_Person_HasFeelingsByTheirNames()
    {
        JsonElement person = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("I'm so scared.", "What scares you most?")).ToJsonElement().GetProperty("person");

        Assert.Contains("fear", person.GetProperty("feelings").EnumerateArray().Select(static f => f.GetString()));
    }

    [Theory]
    [InlineData("ok steps NOW, the bath is coming through the ceiling", PersonAsk.Steps)]
    [InlineData("Nikah on Saturday at home. Running order please", PersonAsk.Steps)]
    [InlineData("just the order to do things in, im moving out on friday", PersonAsk.Steps)]
    [InlineData("packing list for a hospital stay plsss", PersonAsk.Steps)]
    [InlineData("Essay on Macbeth, 800 words. Scaffold please.", PersonAsk.Steps)]
    [InlineData("Two keys snapped in the one lock. Procedure?", PersonAsk.Steps)]
    [InlineData("What information must the contract contain?", PersonAsk.Fact)]
    [InlineData("Does a landlord have to give notice to both tenants?", PersonAsk.Fact)]
    [InlineData("State whether the fee is refundable.", PersonAsk.Fact)]
    [InlineData("I shouted at her in front of her friends. Was that cruel?", PersonAsk.Opinion)]
    [InlineData("I sold his bike while he was away. Fair enough, right?", PersonAsk.Opinion)]
    [InlineData("Your driver left my wheelchair on the pavement and drove off.", PersonAsk.Remedy)]
    [InlineData("Your app charged me twice and nobody answers the phone.", PersonAsk.Remedy)]
    [InlineData("He took the dog as well. What do I even do now?", PersonAsk.ToBeHeard)]
    [InlineData("I miss my mum so much since she died.", PersonAsk.ToBeHeard)]
    public void Assess_AskedInAnyGrammar_IsListed(string message, PersonAsk ask) => Assert.Contains(ask, Read(message).Asks);

    [Theory]
    [InlineData("He took the dog as well. What do I even do now?", PersonAsk.Steps)]
    [InlineData("I shouted at my kids for an hour. What is wrong with me", PersonAsk.Fact)]
    [InlineData("I don't know how you do this all day.", PersonAsk.Steps)]
    [InlineData("They sent the card back, which is right.", PersonAsk.Opinion)]
    [InlineData("How long does rice keep in the fridge?", PersonAsk.ToBeHeard)]
    [InlineData("Their joke about the boat had us crying with laughter.", PersonAsk.Remedy)]
    public void Assess_WhatOnlyLooksLikeAsking_IsNot(string message, PersonAsk ask) => Assert.DoesNotContain(ask, Read(message).Asks);

    [Fact]
    public void ToJsonElement_Person_HasAsksByTheirNames()
    {
        JsonElement person = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("How do I reset the lock?", "Hold both keys.")).ToJsonElement().GetProperty("person");

        Assert.Equal(["steps"], person.GetProperty("asks").EnumerateArray().Select(static ask => ask.GetString()));
    }

    private static PersonAffect Read(string message) => LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(message, "I hear what you say about it. What happened?")).Person!;
}
