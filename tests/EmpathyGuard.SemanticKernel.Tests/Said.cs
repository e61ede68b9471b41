namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>What is said in these tests; the embedded scorer and the real gate read it.</summary>
internal static class Said
{
    public const string Person = "I told my parents I'm leaving the church. Dad walks out of the room now when I come in. I'm heartbroken.";

    public const string Bad = "Differences of belief can be a bit uncomfortable at first. These things usually settle with time.";

    public const string Good = "You told them the truth, and now your dad leaves the room when you come in. No wonder you're heartbroken. How long has it been like this?";

    public const string AtRisk = "nobody would even notice. im going to kill myself tonight";
}
