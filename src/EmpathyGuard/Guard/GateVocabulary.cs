using System.Collections.Frozen;

namespace EmpathyGuard;

/// <summary>The closed word classes that the gate's rules read. None of them scores anything.</summary>
internal static class GateVocabulary
{
    /// <summary>Words that carry no particular of their own.</summary>
    public static FrozenSet<string> FunctionWords { get; } = Set(
        """
        a an the this that these those such some any each every all both no nor not so too very just only also even still then than as at by for from
        in into of off on onto or out over through to under up with within without about after again against before between during until while since
        because if unless when where which who whom whose why what how and but yet i me my mine you your yours yourself he him his she her hers it its
        we us our ours they them their theirs one's am is are was were be been being has have had having do does did doing done will would shall should
        can could may might must need ought let there here now ever never always often sometimes really quite rather much many more most less least
        bit lot kind sort thing things something anything nothing everything way ways im i'm i'd i've i'll you're you've you'd you'll it's that's
        he's she's they're they've we're we've don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't haven't hasn't
        hadn't oh well okay ok please like
        """);

    /// <summary>Verbs that every instruction may be phrased with, so that another one in their place changes nothing.</summary>
    public static FrozenSet<string> GenericVerbs { get; } = Set(
        "take taking use using get getting make making go going try trying give giving put start starting keep keeping have having any consume consuming");

    /// <summary>Words with which anybody's words are summed up: putting them in a "you said" claims nothing new.</summary>
    public static FrozenSet<string> SummaryWords { get; } = Set(
        """
        feel feels feeling feelings felt hard difficult tough rough awful terrible painful heavy going went been want wanted know knew think thought
        say said saying tell told mention mentioned write wrote happen happened happening today earlier above first last already right
        """);

    /// <summary>Words before "you said" after which it reports nothing of its own: "if you said", "nothing you told me".</summary>
    public static FrozenSet<string> BeforeNoAttribution { get; } = Set(
        "if have had did what whatever nothing everything anything something all as");

    /// <summary>What follows "don't" in a question, and "shouldn't" in regret: nothing is forbidden.</summary>
    public static FrozenSet<string> AfterNoProhibition { get; } = Set("i you he she we they have");

    /// <summary>What follows "don't" in comfort, where nothing is forbidden.</summary>
    public static FrozenSet<string> ComfortVerbs { get; } = Set(
        "worry hesitate panic cry apologise apologize feel blame beat dwell stress mind fear fret despair doubt underestimate give lose be let");

    /// <summary>What follows "don't give", "don't lose", "don't be" and "don't let" in comfort.</summary>
    public static FrozenSet<string> ComfortObjects { get; } = Set(
        "up in hope heart faith afraid ashamed sad upset scared embarrassed hard harsh discouraged shy too so yourself it this that anyone anybody");

    /// <summary>What a refusal says it cannot do.</summary>
    public static FrozenSet<string> RefusalVerbs { get; } = Set(
        "help assist comply continue provide fulfil fulfill engage discuss answer respond support offer do process complete");

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
