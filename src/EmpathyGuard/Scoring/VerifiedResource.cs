namespace EmpathyGuard;

/// <summary>A crisis resource that the operator has checked: only these satisfy the crisis floor.</summary>
public sealed record VerifiedResource
{
    /// <summary>What people call it, such as a line's name. Never matched against a reply.</summary>
    public string Name { get; set; } = "";

    /// <summary>The number, short code, link or address exactly as it may stand in a reply. Spaces, dots, dashes and brackets in numbers do not matter.</summary>
    public string Value { get; set; } = "";

    /// <summary>The locale it serves, such as <c>en-US</c> or <c>en</c>; empty for every locale. Default: empty.</summary>
    public string Locale { get; set; } = "";
}
