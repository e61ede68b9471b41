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
    private const string Named = """
        die dies died dying dead death kill kills killed killing suicide suicidal jump jumped jumping hang hanging hanged drown drowned drowning bleed bleeding
        cut cuts cutting harm harming harmed burn burns burned burning scar scars blade blades razor knife knives scissors gun guns rifle pistol rope noose ligature bridge roof cliff ledge train trains tracks
        tablet tablets pill pills paracetamol ibuprofen insulin morphine codeine opioids fentanyl heroin cocaine meth ketamine mdma mandy xanax benzo benzos diazepam sleepers meds overdose dose doses od stash stockpile
        poison bleach pesticide weedkiller petrol gas exhaust torch torched fire
        hit hits hitting slap slaps slapped slapping smack smacks smacked punch punches punched kick kicks kicked choke chokes choked strangle strangled neck throat throttled shove shoves shoved
        push pushed pushes grab grabs grabbed grip bruise bruises bruised beat beats beaten belt stick threw throws smashed shakes shook shaken shaking spit spat
        hurt hurts hurting attack attacked stalk stalks stalked stalking follows following threat threats threaten threatens threatened weapon stab stabbed rape raped molest touched touches touching groped
        shouts screams locks locked tracks tracker tracking monitors controls allowance permission forbids forbid passport grooming groomed nudes pics photos pictures naked undress undressed
        eat eats eaten eating ate fast fasting fasted starve starving starved calories purge purging binge vomit puke laxatives diuretics weigh weighed bmi
        drink drinks drinking drunk drank vodka whisky bottle blackout sober relapse relapsed
        voices voice whisper whispers messages signs chosen watching implant awake sleepless
        scam savings transfer transferred wired crypto bitcoin
        worthless pointless burden goodbye end ended ending gone disappear vanish sleep forever peace over
        bully bullies bullied bullying slur slurs gang lads racist harass harassed harassing beaten ambush
        chest numb unconscious seizure stroke
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        Named.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsNamed(TextReading person)
    {
        for (int i = 0; i < person.Document.TokenCount; i++)
        {
            if (person.Document.Tokens[i].Kind == TokenKind.Word && Words.Contains(person.Document.FoldedOf(person.Document.Tokens[i])))
            {
                return true;
            }
        }

        return false;
    }
}
