using System.Collections.Frozen;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Whether what the person wrote names something dangerous: death, self-harm, means of it, violence, coercion, abuse, hunger, drink and drugs, voices,
/// or fraud. It asks for no intent: what is normal and what would work are wrong answers to all of these.
/// </summary>
internal static class CounterDanger
{
    // Death, self-harm, means of either, weapons, hunger, drugs.
    private const string Deadly = """
        die dying dead death kill kills killed killing suicide suicidal jump jumping hang hanging hanged drown drowning bleed
        cut cuts cutting harm harming burn burns scar scars blade blades razor knife knives gun guns rifle pistol rope noose ligature bridge roof cliff ledge
        tablets pills paracetamol ibuprofen insulin morphine codeine opioids fentanyl heroin cocaine meth ketamine mdma xanax benzo benzos diazepam sleepers overdose od stash stockpile
        poison bleach pesticide weedkiller petrol torch torched stab shoot strangle choke
        starve starving starved calories purge purging binge vomit puke laxatives diuretics goodbye
        """;

    // Violence, coercion, abuse, drink, voices and fraud.
    private const string Wrong = """
        hit hits hitting slap slaps slapped slapping smack smacks smacked punch punches punched kick kicks kicked chokes choked strangled neck throat throttled shove shoves shoved
        pushed pushes grab grabs grabbed bruise bruises bruised beat beats beaten belt stick smashed spat
        hurts attack attacked stalk stalks stalked stalking threat threats threaten threatens threatened weapon stabbed rape raped molest touched touches groped
        shouts screams locks tracks tracker tracking monitors allowance forbids grooming groomed nudes pics naked undress
        fasting fasted drunk blackout relapse relapsed voices whisper whispers chosen implant awake
        scam savings wired crypto bully bullies bullied bullying slur slurs gang lads racist harass harassed harassing ambush worthless burden pointless jumped
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Wrongs = Set(Deadly + Wrong);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Deaths = Set(Deadly);


    /// <summary>Whether anything dangerous is named: what of it is normal is then a matter of risk.</summary>
    public static bool IsNamed(TextReading person) => Names(person, Wrongs);

    /// <summary>Whether death, self-harm or a means of it is named: how it is done is then a matter of risk.</summary>
    public static bool IsDeadly(TextReading person) => Names(person, Deaths);

    private static bool Names(TextReading person, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        for (int i = 0; i < person.Document.TokenCount; i++)
        {
            ref readonly Token token = ref person.Document.Tokens[i];
            if (token.Kind == TokenKind.Word && words.Contains(person.Document.FoldedOf(token)))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
