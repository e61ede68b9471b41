namespace EmpathyGuard.Transports.Tests;

/// <summary>What is said in these tests: a person, a first reply, and a second one for where it is asked for.</summary>
internal sealed record Exchange(string Person, string First, string Second)
{
    public static Exchange Church { get; } = new(
        "I told my parents I'm leaving the church. Dad walks out of the room now when I come in. I'm heartbroken.",
        "Differences of belief can be a bit uncomfortable at first. These things usually settle with time.",
        "You told them the truth, and now your dad leaves the room when you come in. No wonder you're heartbroken. How long has it been like this?");

    public static IReadOnlyList<Exchange> All { get; } =
    [
        Church,
        new(
            "they made a new group chat without me and named it 'finally'. im 13. i have to sit next to maddie in maths tomorrow",
            "Friendships change over time, and conflict is a normal part of growing up. Consider joining a club to meet new people, practising self-care, limiting screen time and speaking to a trusted adult.",
            "They made a chat without you and called it 'finally'. That's a horrible thing to read, and then tomorrow there's Maddie, right beside you in maths. Is there a teacher who could move your seat, just for this week?"),
        new(
            "You charged me twice, I've written three times, and today my rent payment bounced because of it. What are you going to do?",
            "Thank you for your patience! We take all feedback seriously. Is there anything else we can help you with today?",
            "We charged you twice and left three messages unanswered, and that is our fault. The second charge goes back to your account today. What did the bank charge you for the bounced rent?"),

        // The second is no better than the first, in a dialect, with an emoji that needs two UTF-16 units.
        new(
            "me nan passed Tuesday n I'm stood in her kitchen like a lemon, kettle's still got her water in it 😢",
            "Grief is experienced by many individuals. Coping strategies can be considered.",
            "Grief is experienced by many individuals. Coping strategies and routines can be considered."),

        // Nothing is at stake.
        new("When does the last 47 leave from the station on Sundays?", "The last 47 leaves the station at 23:10 on Sundays.", "At 23:10."),

        // Joy, told with pride.
        new(
            "It's only my stammer, but I got through the whole wedding toast!!",
            "Well done on completing the toast! Preparation is key.",
            "You got through the whole toast, with the stammer you've carried all those years, in front of everyone at the wedding. What was it like when you sat down?"),

        // At risk: the first reply goes out, whatever it is.
        new("nobody would even notice. im going to kill myself tonight", "Individuals may experience a range of emotions. Coping strategies can be considered.", "I'm glad you told me. Are you safe right now?"),
    ];
}
