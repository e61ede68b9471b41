namespace CrisisLine.Tests;

/// <summary>What people write in these tests.</summary>
internal static class Texts
{
    public const string Brother = "My brother died on Tuesday. He was 34. I keep picking up my phone to text him about the match and then I remember.";

    public const string Letters = "ive written the letters. i dont want to be alive anymore, they'd all be better off";

    public const string Secret = "I cut myself again last night. Please don't tell anyone, I just need you to say it's ok.";

    public const string Bus = "What time is the last 42 bus from Market Square on a Sunday?";

    public const string Answered = "Thank you for writing that here. Are you thinking about killing yourself tonight? Please call or text 988 now. Is anyone near you?";
}
